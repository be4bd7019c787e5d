using System.Globalization;
using Footfall.Connectors.Kodosumi;
using Footfall.Ingestion.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using static Footfall.TestKit.KodosumiFolder;

namespace Footfall.Connectors.Tests.Kodosumi;

/// <summary>Folders that change before, after and while they are read: every row once, and the folder as it was.</summary>
public sealed class ChangeTests
{
    private const string Fid = "69a54e500000000000000001";

    [Fact]
    public async Task Rows_ThatAreOnlyInTheLog_AreSeenAndNothingInTheFolderChanges()
    {
        await using var connected = await ConnectedServer.StartAsync();
        using var run = connected.Folder.Open(Ann, Fid);
        run.Begin().Add("stdout", "still only in the log");
        Assert.True(new FileInfo(Path.Combine(run.Folder, "sqlite3.db-wal")).Length > 0);
        var before = connected.Folder.Fingerprint();

        await connected.TakeAsync();

        Assert.Equal("5", await connected.Server.ScalarAsync($"SELECT count() FROM events WHERE run_id = '{Fid}'"));
        Assert.Equal(before, connected.Folder.Fingerprint());
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(connected.Server.Folder, "connectors", "copies")));
    }

    [Fact]
    public async Task Log_OfAWriterThatWasKilled_IsReadAndStays()
    {
        await using var connected = await ConnectedServer.StartAsync();
        using (var run = connected.Folder.Open(Bo, Fid))
        {
            run.Begin();
            Directory.CreateDirectory(connected.Folder.Of(Ann, Fid));
            foreach (var name in new[] { "sqlite3.db", "sqlite3.db-wal" })
            {
                File.Copy(Path.Combine(run.Folder, name), Path.Combine(connected.Folder.Of(Ann, Fid), name));
            }
        }

        Directory.Delete(connected.Folder.Of(Bo, Fid), recursive: true);
        var before = connected.Folder.Fingerprint();

        await connected.TakeAsync();

        Assert.Equal("4", await connected.Server.ScalarAsync($"SELECT count() FROM events WHERE user_id = '{Ann}'"));
        Assert.Equal(before, connected.Folder.Fingerprint());
    }

    [Fact]
    public async Task Change_ThatWasNotCommitted_IsNotSeen()
    {
        await using var connected = await ConnectedServer.StartAsync();
        connected.Folder.Sql(Ann, Fid, "CREATE TABLE monitor (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, kind TEXT, message TEXT); INSERT INTO monitor VALUES (1, 1772442000, 'status', 'starting')");
        using var writer = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(connected.Folder.Of(Ann, Fid), "sqlite3.db")};Pooling=False");
        await writer.OpenAsync(TestContext.Current.CancellationToken);
        using var command = writer.CreateCommand();

        // A cache of one page: what does not fit into it goes to the file before the commit.
        command.CommandText = "PRAGMA cache_size=1; BEGIN EXCLUSIVE; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO monitor (timestamp, kind, message) SELECT 1772442001, 'stdout', printf('%0100d', i) FROM n";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        Assert.True(File.Exists(Path.Combine(connected.Folder.Of(Ann, Fid), "sqlite3.db-journal")));

        await connected.TakeAsync();

        Assert.Equal("1", await connected.Server.ScalarAsync($"SELECT count() FROM events WHERE run_id = '{Fid}'"));
    }

    /// <summary>SQLite deletes the file that a journal names as its super-journal, after it rolled the journal back.</summary>
    [Fact]
    public async Task Journal_ThatNamesAnotherFile_DeletesNothing()
    {
        await using var connected = await ConnectedServer.StartAsync();
        connected.Folder.Sql(Bo, Fid, "PRAGMA journal_mode=DELETE; CREATE TABLE monitor (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, kind TEXT, message TEXT); INSERT INTO monitor VALUES (1, 1772442000, 'status', 'starting')");
        var (from, to, victim) = (connected.Folder.Of(Bo, Fid), connected.Folder.Of(Ann, Fid), Path.Combine(connected.Folder.Path, "victim"));
        await File.WriteAllTextAsync(victim, "mine", TestContext.Current.CancellationToken);
        using (var writer = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(from, "sqlite3.db")};Pooling=False"))
        {
            await writer.OpenAsync(TestContext.Current.CancellationToken);
            using var command = writer.CreateCommand();
            command.CommandText = "PRAGMA cache_size=1; BEGIN EXCLUSIVE; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO monitor (timestamp, kind, message) SELECT 1772442001, 'stdout', printf('%0100d', i) FROM n";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            Directory.CreateDirectory(to);
            File.Copy(Path.Combine(from, "sqlite3.db"), Path.Combine(to, "sqlite3.db"));
            await File.WriteAllBytesAsync(Path.Combine(to, "sqlite3.db-journal"), [.. await File.ReadAllBytesAsync(Path.Combine(from, "sqlite3.db-journal"), TestContext.Current.CancellationToken), .. SuperJournal(victim)], TestContext.Current.CancellationToken);
        }

        Directory.Delete(from, recursive: true);

        await connected.TakeAsync();

        Assert.True(File.Exists(victim));
        Assert.Equal("1", await connected.Server.ScalarAsync($"SELECT count() FROM events WHERE run_id = '{Fid}'"));
    }

    [Fact]
    public async Task Reading_WhileRowsAreWritten_TakesEachOnce()
    {
        const int Rows = 3_000;
        await using var connected = await ConnectedServer.StartAsync();
        using var run = connected.Folder.Open(Ann, Fid);
        run.Begin();
        var writing = Task.Run(() =>
        {
            for (var i = 0; i < Rows; i++)
            {
                run.Add("stdout", i.ToString(CultureInfo.InvariantCulture));
            }
        }, TestContext.Current.CancellationToken);

        while (!writing.IsCompleted)
        {
            Assert.DoesNotContain(await SkippedAsync(connected), r => r != SkipReason.Busy);
        }

        await writing;
        await connected.TakeAsync();

        Assert.Equal($"{Rows + 4}\t{Rows + 4}", await connected.Server.ScalarAsync($"SELECT count(), uniqExact(JSONExtractInt(payload, 'row')) FROM events WHERE run_id = '{Fid}'"));
    }

    [Fact]
    public async Task Name_ThatIsKnownFromTheMeta_IsOnEveryLaterEvent()
    {
        await using var connected = await ConnectedServer.StartAsync();
        using var run = connected.Folder.Open(Ann, Fid);
        run.Add("status", "starting");
        await connected.TakeAsync();
        run.Add("inputs", "{}").Add("meta", """{"dict":{"summary":"Late"}}""");
        await connected.TakeAsync();
        run.Add("stdout", "x");
        await connected.TakeAsync();

        Assert.Equal("['','Late','Late','Late']", await connected.Server.ScalarAsync($"SELECT arrayMap(x -> x.2, arraySort(groupArray((JSONExtractInt(payload, 'row'), ifNull(obj_val, ''))))) FROM events WHERE run_id = '{Fid}'"));
    }

    [Fact]
    public async Task Execution_ThatIsDeletedAndComesBack_SaysSoAfterItsLastRows()
    {
        await using var connected = await ConnectedServer.StartAsync();
        using (var run = connected.Folder.Open(Ann, Fid))
        {
            run.Begin();
            await connected.TakeAsync();
            run.Add("stdout", "the last that it said");
        }

        var (database, archive) = (Path.Combine(connected.Folder.Of(Ann, Fid), "sqlite3.db"), Path.Combine(connected.Folder.Of(Ann, Fid), "sqlite3.db.archive"));
        File.Move(database, archive);
        var deleted = await connected.TakeAsync();
        await connected.TakeAsync();
        File.Move(archive, database);
        var restored = await connected.TakeAsync();
        Directory.Delete(connected.Folder.Of(Ann, Fid), recursive: true);
        connected.Folder.Good(Bo, "69a54e500000000000000002");
        await connected.TakeAsync();
        await connected.TakeAsync();

        Assert.Equal((0, 1, 1, 0), (deleted.Read, deleted.Archived, restored.Read, restored.Archived));
        Assert.Equal("5", await connected.Server.ScalarAsync($"SELECT countIf(JSONHas(payload, 'row')) FROM events WHERE run_id = '{Fid}'"));
        Assert.Equal("['archived','','gone']", await connected.Server.ScalarAsync($"SELECT arrayMap(x -> x.2, arraySort(groupArray((received, JSONExtractString(payload, 'reason'))))) FROM events WHERE run_id = '{Fid}' AND scope IN ('delete:run', 'restore:run')"));
    }

    [Fact]
    public async Task Execution_ThatWasDeletedBeforeItWasSeen_MakesNoEvents()
    {
        await using var connected = await ConnectedServer.StartAsync();
        connected.Folder.Good(Ann, Fid);
        File.Move(Path.Combine(connected.Folder.Of(Ann, Fid), "sqlite3.db"), Path.Combine(connected.Folder.Of(Ann, Fid), "sqlite3.db.archive"));

        Assert.Equal(1, (await connected.TakeAsync()).Archived);
        Assert.Equal("0", await connected.Server.ScalarAsync("SELECT count() FROM events"));
    }

    [Fact]
    public async Task Folder_ThatIsSuddenlyEmpty_DeletesNothing()
    {
        await using var connected = await ConnectedServer.StartAsync();
        connected.Folder.Good(Ann, Fid);
        await connected.TakeAsync();
        Directory.Delete(Path.Combine(connected.Folder.Path, "execution", Ann), recursive: true);

        var state = await connected.TakeAsync();
        Directory.Delete(Path.Combine(connected.Folder.Path, "execution"));
        var missing = await connected.TakeAsync();

        Assert.Equal("missing", state.Mode);
        Assert.Equal($"{connected.Folder.Path}/execution is empty, though 1 executions were read from it before. They are kept; check that the disk or the network folder is mounted.", state.Trouble);
        Assert.Equal($"There is no folder 'execution' in {connected.Folder.Path}. Name the folder that holds admin.db and execution, which is ./data where Kodosumi runs unless KODO_EXEC_DIR says otherwise.", missing.Trouble);
        Assert.Equal("0", await connected.Server.ScalarAsync("SELECT count() FROM events WHERE scope = 'delete:run'"));
    }

    [Fact]
    public async Task Restart_TakesInWhatIsNewAndNothingTwice()
    {
        await using var connected = await ConnectedServer.StartAsync();
        connected.Folder.Good(Ann, Fid);
        await connected.TakeAsync();

        await connected.RestartAsync(() => connected.Folder.Good(Bo, "69a54e500000000000000002"));
        var state = await connected.TakeAsync();

        Assert.Equal((2, 18L), (state.Read, state.Rows));
        Assert.Equal("18\t2", await connected.Server.ScalarAsync("SELECT countIf(JSONHas(payload, 'row')), countIf(JSONHas(payload, 'files')) FROM events"));
    }

    [Fact]
    public async Task Book_ThatIsLostOrDamaged_CostsReadingAgainAndNothingElse()
    {
        await using var connected = await ConnectedServer.StartAsync();
        connected.Folder.Good(Ann, Fid);
        connected.Folder.Raw(Bo, "69a54e500000000000000002", []);
        connected.Folder.Age();
        await connected.TakeAsync();
        var events = await connected.Server.ScalarAsync("SELECT count() FROM events");

        await connected.RestartAsync(() => File.WriteAllText(Path.Combine(connected.Server.Folder, "connectors", "kodosumi.db"), "no database, whatever it was before"));
        await connected.TakeAsync();

        Assert.Equal("11", events);
        Assert.Equal(events, await connected.Server.ScalarAsync("SELECT count() FROM events"));
    }

    /// <summary>The reader dies at every place where it could: between the commit of events and the book, and in the middle of an execution.</summary>
    [Fact]
    public async Task Reader_ThatDiesAtAnyMoment_LosesAndDoublesNothing()
    {
        await using var connected = await ConnectedServer.StartAsync();
        for (var i = 0; i < 30; i++)
        {
            connected.Folder.Good(Ann, $"69a54e5000000000{i:x8}");
        }

        using (var run = connected.Folder.Open(Bo, Fid + "ff"))
        {
            run.Begin();
            run.AddMany(400, "stdout", "x");
        }

        for (var life = 1; life <= 12; life++)
        {
            using var book = ReadingBook.Open(Path.Combine(connected.Server.Folder, "connectors", "kodosumi.db"));
            using var death = new CancellationTokenSource(TimeSpan.FromMilliseconds(4 * life * life));
            var options = new ReadingOptions { CopyFolder = Path.Combine(connected.Server.Folder, "connectors", "copies"), RowsAtOnce = 7 };
            var intake = new RunIntake(connected.Server.Services.GetRequiredService<IntakeGate>(), TimeProvider.System, NullLogger<RunIntake>.Instance);
            await using var folder = new WatchedFolder(new FolderSource(connected.Folder.Path, null, "once"), book, intake, options, TimeProvider.System, NullLogger.Instance);
            await Record.ExceptionAsync(() => folder.SweepAsync(again: false, death.Token));
        }

        var state = await connected.TakeAsync();

        Assert.Equal((31, (30 * 9L) + 404), (state.Read, state.Rows));
        Assert.Equal($"{(30 * 9) + 404}\t30", await connected.Server.ScalarAsync("SELECT countIf(JSONHas(payload, 'row')), countIf(JSONHas(payload, 'files')) FROM events"));
    }

    [Theory]
    [InlineData("DELETE FROM monitor; INSERT INTO monitor VALUES (1, 1772442100, 'status', 'starting'), (2, 1772442101, 'stdout', 'b'), (3, 1772442102, 'stdout', 'c'), (4, 1772442103, 'stdout', 'd'), (5, 1772442104, 'status', 'error')")]
    [InlineData("DELETE FROM monitor WHERE id > 1")]
    [InlineData("DELETE FROM monitor WHERE id > 1; INSERT INTO monitor VALUES (2, 1772442101, 'status', 'error')")]
    [InlineData("UPDATE monitor SET message = 'another' WHERE id = 2")]
    public async Task Database_ThatWasReplacedOrEdited_IsListedAndNothingOfItIsMixedIntoTheRun(string change)
    {
        await using var connected = await ConnectedServer.StartAsync();
        connected.Folder.Sql(Ann, Fid, "CREATE TABLE monitor (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, kind TEXT, message TEXT); INSERT INTO monitor VALUES (1, 1772442000, 'status', 'starting'), (2, 1772442001, 'stdout', 'one'), (3, 1772442002, 'status', 'finished')");
        await connected.TakeAsync();
        var before = await RowsAsync(connected);
        var database = Path.Combine(connected.Folder.Of(Ann, Fid), "sqlite3.db");
        File.Copy(database, database + ".kept");

        connected.Folder.Sql(Ann, Fid, change);
        var changed = await connected.TakeAsync();
        var after = await RowsAsync(connected);
        File.Move(database + ".kept", database, overwrite: true);
        connected.Folder.Sql(Ann, Fid, "INSERT INTO monitor VALUES (4, 1772442009, 'stdout', 'late')");
        var back = await connected.TakeAsync();

        Assert.Equal(SkipReason.Rewritten, Assert.Single(changed.Skipped).Reason);
        Assert.Equal(before, after);
        Assert.Empty(back.Skipped);
        Assert.Equal(before + ",4 late", await RowsAsync(connected));
    }

    [Fact]
    public async Task Database_ThatIsEditedWhileItsRunGoesOn_IsFoundOutByItsLastRowOrAtItsEnd()
    {
        await using var connected = await ConnectedServer.StartAsync();
        connected.Folder.Sql(Ann, Fid, "CREATE TABLE monitor (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, kind TEXT, message TEXT); INSERT INTO monitor VALUES (1, 1772442000, 'status', 'starting'), (2, 1772442001, 'stdout', 'one')");
        await connected.TakeAsync();
        connected.Folder.Sql(Ann, Fid, "UPDATE monitor SET message = 'another' WHERE id = 1; INSERT INTO monitor VALUES (3, 1772442002, 'status', 'finished')");
        var unnoticed = await connected.TakeAsync();
        connected.Folder.Sql(Ann, Fid, "PRAGMA user_version = 5");
        var ended = await connected.TakeAsync();

        Assert.Empty(unnoticed.Skipped);
        Assert.Equal(SkipReason.Rewritten, Assert.Single(ended.Skipped).Reason);
        Assert.Equal("1 starting,2 one,3 finished", await RowsAsync(connected));
    }

    private static Task<string> RowsAsync(ConnectedServer connected) => connected.Server.ScalarAsync(
        $"SELECT arrayStringConcat(arraySort(groupArray(concat(JSONExtractRaw(payload, 'row'), ' ', JSONExtractString(payload, 'message')))), ',') FROM events WHERE run_id = '{Fid}' AND JSONHas(payload, 'row')");

    [Fact]
    public async Task Database_ThatIsHuge_IsReadOnlyBeyondItsLastRow()
    {
        await using var connected = await ConnectedServer.StartAsync();
        using (var run = connected.Folder.Open(Ann, Fid))
        {
            run.Begin();
            run.AddMany(20_000, "stdout", new string('x', 500));
        }

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var first = await connected.TakeAsync();
        var whole = watch.Elapsed;
        watch.Restart();
        using (var run = connected.Folder.Open(Ann, Fid))
        {
            run.Add("status", "finished");
            await connected.TakeAsync();
        }

        Assert.True(watch.Elapsed < whole, $"One row more took {watch.Elapsed}, all of them {whole}.");

        Assert.Equal(20_004, first.Rows);
        Assert.Equal("20005", await connected.Server.ScalarAsync($"SELECT count() FROM events WHERE run_id = '{Fid}'"));
    }

    [Fact]
    public async Task Database_ThatIsLargerThanTheSetting_WaitsForTheEndOfItsWriter()
    {
        await using var connected = await ConnectedServer.StartAsync();
        using var book = ReadingBook.Open(Path.Combine(connected.Server.Folder, "own.db"));
        var options = new ReadingOptions { CopyFolder = Path.Combine(connected.Server.Folder, "own"), MostCopied = 1_000 };
        var intake = new RunIntake(connected.Server.Services.GetRequiredService<IntakeGate>(), TimeProvider.System, NullLogger<RunIntake>.Instance);
        await using var folder = new WatchedFolder(new FolderSource(connected.Folder.Path, null, "once"), book, intake, options, TimeProvider.System, NullLogger.Instance);
        using (var run = connected.Folder.Open(Ann, Fid))
        {
            run.Begin();
            await folder.SweepAsync(again: false, TestContext.Current.CancellationToken);
            Assert.Equal(SkipReason.TooLarge, Assert.Single(folder.State().Skipped).Reason);
        }

        await folder.SweepAsync(again: false, TestContext.Current.CancellationToken);

        Assert.Equal((0, 1), (folder.State().Skipped.Count, folder.State().Read));
    }

    [Fact]
    [Trait("Speed", "slow")]
    public async Task Folder_OfTenThousandExecutions_IsTakenInWithinAMinute()
    {
        await using var connected = await ConnectedServer.StartAsync(fill: f => f.Fill(10_000, Start.AddDays(-30), Start));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var state = await connected.TakeAsync();

        TestContext.Current.SendDiagnosticMessage($"{state.Read} executions with {state.Rows} rows in {watch.Elapsed.TotalSeconds:0.0} s; looked through in {state.SweepMilliseconds} ms");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
        Assert.Equal(10_000, state.Read);
        Assert.Equal($"{state.Rows}", await connected.Server.ScalarAsync("SELECT countIf(JSONHas(payload, 'row')) FROM events"));
    }

    /// <summary>The end of a journal that names one: page, name, its length, the sum of its bytes, and the journal's magic.</summary>
    private static byte[] SuperJournal(string path)
    {
        var name = System.Text.Encoding.UTF8.GetBytes(path);
        var numbers = new byte[12];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(numbers, (1 << 30) / 4_096 + 1);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(numbers.AsSpan(4), name.Length);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(numbers.AsSpan(8), name.Sum(b => (sbyte)b));
        return [.. numbers[..4], .. name, .. numbers[4..], 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
    }

    private static async Task<IEnumerable<SkipReason>> SkippedAsync(ConnectedServer connected) => (await connected.TakeAsync()).Skipped.Select(s => s.Reason);
}
