using System.Text;
using Footfall.Connectors.Kodosumi;
using Footfall.TestKit;
using static Footfall.TestKit.KodosumiFolder;

namespace Footfall.Connectors.Tests.Kodosumi;

/// <summary>Whatever a folder holds, it is read or listed with a reason, and the folder stays as it is.</summary>
public sealed class OddityTests
{
    private static readonly Dictionary<string, (SkipReason Reason, Action<KodosumiFolder, string> Make)> Broken = new()
    {
        ["empty"] = (SkipReason.Empty, (f, fid) => f.Raw(Ann, fid, [])),
        ["garbage"] = (SkipReason.NotADatabase, (f, fid) => f.Raw(Ann, fid, Encoding.UTF8.GetBytes(new string('x', 5_000)))),
        ["short garbage"] = (SkipReason.NotADatabase, (f, fid) => f.Raw(Ann, fid, [1, 2, 3])),
        ["half a header"] = (SkipReason.Truncated, (f, fid) => f.Raw(Ann, fid, [.. "SQLite format 3\0"u8, 16, 0])),
        ["cut"] = (SkipReason.Truncated, (f, fid) => Change(f, fid, bytes => bytes[..^4_096])),
        ["damaged"] = (SkipReason.Damaged, (f, fid) => Change(f, fid, bytes => [.. bytes[..100], .. new byte[bytes.Length - 100]])),
        ["another database"] = (SkipReason.NoMonitor, (f, fid) => f.Sql(Ann, fid, "CREATE TABLE other (id INTEGER)")),
        ["a view without end"] = (SkipReason.NoMonitor, (f, fid) => f.Sql(Ann, fid, "CREATE VIEW monitor AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id, 1.5 AS timestamp, 'stdout' AS kind, 'x' AS message FROM n")),
        ["a computed column"] = (SkipReason.OtherColumns, (f, fid) => f.Sql(Ann, fid, "CREATE TABLE monitor (id INTEGER PRIMARY KEY, timestamp REAL, kind TEXT, message TEXT AS (hex(zeroblob(200000000)))); INSERT INTO monitor (timestamp, kind) VALUES (1, 'stdout')")),
        ["other columns"] = (SkipReason.OtherColumns, (f, fid) => f.Sql(Ann, fid, "CREATE TABLE monitor (id INTEGER PRIMARY KEY, time REAL, kind TEXT, message TEXT); INSERT INTO monitor VALUES (1, 1, 'status', 'starting')")),
        ["numbers that are none"] = (SkipReason.OtherColumns, (f, fid) => f.Sql(Ann, fid, "CREATE TABLE monitor (id TEXT, timestamp REAL, kind TEXT, message TEXT); INSERT INTO monitor VALUES ('a', 1, 'status', 'starting')")),
        ["no rows"] = (SkipReason.NoRows, (f, fid) => f.Sql(Ann, fid, "CREATE TABLE monitor (id INTEGER PRIMARY KEY, timestamp REAL, kind TEXT, message TEXT)")),
        ["a folder"] = (SkipReason.NotAFile, (f, fid) => Directory.CreateDirectory(Path.Combine(f.Of(Ann, fid), "sqlite3.db"))),
    };

    public static TheoryData<string> Oddities => [.. Broken.Keys];

    [Theory]
    [MemberData(nameof(Oddities))]
    public async Task Database_ThatCannotBeRead_IsListedWithItsReasonAndIsARunOfUnknownStatus(string oddity)
    {
        const string Fid = "69a54e500000000000000001";
        await using var connected = await ConnectedServer.StartAsync();
        Broken[oddity].Make(connected.Folder, Fid);
        connected.Folder.Good(Bo, "69a54e500000000000000002");
        connected.Folder.Age();
        var before = connected.Folder.Fingerprint();

        var state = await connected.TakeAsync();
        await connected.TakeAsync();

        var skipped = Assert.Single(state.Skipped);
        Assert.Equal((Ann, Fid, Broken[oddity].Reason), (skipped.User, skipped.Fid, skipped.Reason));
        Assert.Equal(1, state.Read);
        Assert.Equal($"create:run\tunknown\t{Broken[oddity].Reason.Code}\t1", await connected.Server.ScalarAsync($"SELECT scope, JSONExtractString(payload, 'status'), JSONExtractString(payload, 'unreadable'), count() FROM events WHERE run_id = '{Fid}' GROUP BY 1, 2, 3"));
        Assert.Equal(before, connected.Folder.Fingerprint());
    }

    [Fact]
    public void Reasons_AreAClosedSetWithAdvice()
    {
        Assert.Equal(SkipReason.All.Count, SkipReason.All.Select(r => r.Code).Distinct().Count());
        Assert.All(SkipReason.All, r => Assert.True(r.Message.EndsWith('.') && r.Advice.EndsWith('.') && SkipReason.Find(r.Code) == r));
    }

    [Fact]
    public async Task Database_ThatIsMended_IsRead()
    {
        const string Fid = "69a54e500000000000000001";
        await using var connected = await ConnectedServer.StartAsync();
        connected.Folder.Raw(Ann, Fid, []);
        connected.Folder.Age();
        await connected.TakeAsync();
        Directory.Delete(connected.Folder.Of(Ann, Fid), recursive: true);
        connected.Folder.Good(Ann, Fid);

        var state = await connected.TakeAsync();

        Assert.Empty(state.Skipped);
        Assert.Equal("9", await connected.Server.ScalarAsync($"SELECT countIf(JSONHas(payload, 'kind')) FROM events WHERE run_id = '{Fid}'"));
    }

    [Fact]
    public async Task Rows_WithValuesOfOtherTypes_AreKeptAsTheyAre()
    {
        const string Fid = "69a54e500000000000000001";
        await using var connected = await ConnectedServer.StartAsync();
        connected.Folder.Sql(Ann, Fid, """
            CREATE TABLE monitor (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp, kind, message);
            INSERT INTO monitor (timestamp, kind, message) VALUES
                (1772442000.125, 'status', 'starting'), ('soon', 'stdout', 'no time'), (NULL, NULL, NULL), (-5, 'stdout', 'too early'),
                (1e300, 'stdout', 'too late'), (1772442001, 'stdout', x'c3a9ff'), (1772442002, 'meta', '{"dict":null}'), (1772442003, 'status', 'payment')
            """);

        var state = await connected.TakeAsync();

        Assert.Empty(state.Skipped);
        Assert.Equal(
            "status|starting|;stdout|no time|timestamp;||timestamp;stdout|too early|timestamp;stdout|too late|timestamp;stdout|é\uFFFD|;meta|{\"dict\":null}|;status|payment|",
            await connected.Server.ScalarAsync($"SELECT arrayStringConcat(arrayMap(x -> x.2, arraySort(groupArray((JSONExtractInt(payload, 'row'), concat(JSONExtractString(payload, 'kind'), '|', JSONExtractString(payload, 'message'), '|', JSONExtractString(payload, 'odd')))))), ';') FROM events WHERE run_id = '{Fid}' AND JSONHas(payload, 'row')"));
        Assert.Equal("2026-03-02T09:00:00.125Z", await connected.Server.ScalarAsync($"SELECT max(time) FROM events WHERE run_id = '{Fid}' AND JSONExtractString(payload, 'odd') = 'timestamp'"));
    }

    [Fact]
    public async Task Message_ThatIsVeryLong_IsCutAndSaysSo()
    {
        const string Fid = "69a54e500000000000000001";
        await using var connected = await ConnectedServer.StartAsync();
        using (var run = connected.Folder.Open(Ann, Fid))
        {
            run.Add("stdout", new string('x', 1_000_000));
        }

        await connected.TakeAsync();

        Assert.Equal("262185\t1000000", await connected.Server.ScalarAsync($"SELECT length(JSONExtractString(payload, 'message')), JSONExtractInt(payload, 'cut') FROM events WHERE run_id = '{Fid}'"));
    }

    [Fact]
    public async Task Folders_ThatAreNoExecutions_AreLeftOut()
    {
        await using var connected = await ConnectedServer.StartAsync();
        connected.Folder.Good(".hidden", "69a54e500000000000000001");
        connected.Folder.Good(Ann, ".hidden");
        File.WriteAllText(Path.Combine(connected.Folder.Path, "execution", "a file"), "x");
        Directory.CreateDirectory(connected.Folder.Of(Ann, "69a54e500000000000000003"));
        connected.Folder.Good("_ANONYMOUS_", "any name, also with blanks and ümlauts");

        var state = await connected.TakeAsync();

        Assert.Equal((2, 1, 1), (state.Executions, state.Databases, state.WithoutDatabase));
        Assert.Equal("any name, also with blanks and ümlauts", await connected.Server.ScalarAsync("SELECT DISTINCT run_id FROM events WHERE run_id IS NOT NULL AND run_id != ''"));
    }

    [Fact]
    public async Task Name_WithControlCharacters_IsListed()
    {
        await using var connected = await ConnectedServer.StartAsync();
        connected.Folder.Good(Ann, "new\nline");

        Assert.Equal(SkipReason.OddName, Assert.Single((await connected.TakeAsync()).Skipped).Reason);
    }

    [Fact]
    public async Task Link_ToADatabaseBesideIt_IsReadAsTheDatabaseIs()
    {
        const string Fid = "69a54e500000000000000001";
        await using var connected = await ConnectedServer.StartAsync();
        connected.Folder.Good(Ann, Fid);
        var (link, database) = (Path.Combine(connected.Folder.Of(Ann, Fid), "sqlite3.db"), Path.Combine(connected.Folder.Of(Ann, Fid), "data.db"));
        File.Move(link, database);
        File.CreateSymbolicLink(link, "data.db");

        var state = await connected.TakeAsync();

        Assert.Empty(state.Skipped);
        Assert.Equal((1, 9), (state.Read, state.Rows));
    }

    [Fact]
    public async Task Link_ThatLeadsOut_IsListedAndNotFollowed()
    {
        using var elsewhere = new KodosumiFolder();
        elsewhere.Good(Ann, "69a54e500000000000000001");
        await using var connected = await ConnectedServer.StartAsync();
        Directory.CreateDirectory(Path.Combine(connected.Folder.Path, "execution", Ann));
        Directory.CreateSymbolicLink(connected.Folder.Of(Ann, "69a54e500000000000000001"), elsewhere.Of(Ann, "69a54e500000000000000001"));
        Directory.CreateDirectory(connected.Folder.Of(Bo, "69a54e500000000000000002"));
        File.CreateSymbolicLink(Path.Combine(connected.Folder.Of(Bo, "69a54e500000000000000002"), "sqlite3.db"), Path.Combine(elsewhere.Of(Ann, "69a54e500000000000000001"), "sqlite3.db"));

        var state = await connected.TakeAsync();

        Assert.Equal([SkipReason.LinkOutside, SkipReason.LinkOutside], state.Skipped.Select(s => s.Reason));
        Assert.Equal("0", await connected.Server.ScalarAsync("SELECT count() FROM events"));
    }

    [Fact]
    public async Task Id_OfTwoUsers_IsTheFirstOnes()
    {
        await using var connected = await ConnectedServer.StartAsync();
        connected.Folder.Good(Ann, "69a54e500000000000000001");
        await connected.TakeAsync();
        connected.Folder.Good(Bo, "69a54e500000000000000001");

        var state = await connected.TakeAsync();

        Assert.Equal((Bo, SkipReason.SameId), (Assert.Single(state.Skipped).User, state.Skipped[0].Reason));
        Assert.Equal(Ann, await connected.Server.ScalarAsync("SELECT DISTINCT user_id FROM events"));
    }

    [Fact]
    public async Task Pipe_InTheDatabasesPlace_IsNeverWaitedFor()
    {
        await using var connected = await ConnectedServer.StartAsync();
        Directory.CreateDirectory(connected.Folder.Of(Ann, "69a54e500000000000000001"));
        using (var made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(connected.Folder.Of(Ann, "69a54e500000000000000001"), "sqlite3.db")]))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var state = await connected.TakeAsync().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal(SkipReason.NotAFile, Assert.Single(state.Skipped).Reason);
    }

    [Fact]
    public async Task Pipe_InTheLogsPlace_IsNeverWaitedFor()
    {
        const string Fid = "69a54e500000000000000001";
        await using var connected = await ConnectedServer.StartAsync();
        connected.Folder.Good(Ann, Fid);
        File.WriteAllText(Path.Combine(connected.Folder.Of(Ann, Fid), "sqlite3.db-journal"), "no journal");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(connected.Folder.Of(Ann, Fid), "sqlite3.db-wal")]))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var state = await connected.TakeAsync().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal(SkipReason.NotAFile, Assert.Single(state.Skipped).Reason);
    }

    [Theory]
    [InlineData("sqlite3.db", "link_loop")]
    [InlineData("data.db", "link_broken")]
    [InlineData("../gone/sqlite3.db", "link_outside")]
    public async Task Link_ThatLeadsToNoDatabase_IsListedWithItsReason(string target, string reason)
    {
        const string Fid = "69a54e500000000000000001";
        await using var connected = await ConnectedServer.StartAsync();
        Directory.CreateDirectory(connected.Folder.Of(Ann, Fid));
        File.CreateSymbolicLink(Path.Combine(connected.Folder.Of(Ann, Fid), "sqlite3.db"), target);

        Assert.Equal(reason, Assert.Single((await connected.TakeAsync()).Skipped).Reason.Code);
        Assert.Equal("0", await connected.Server.ScalarAsync("SELECT count() FROM events"));
    }

    [Fact]
    public async Task OlderName_IsRead()
    {
        await using var connected = await ConnectedServer.StartAsync();
        using (var run = connected.Folder.Open(Ann, "69a54e500000000000000001", "db.sqlite"))
        {
            run.Begin();
        }

        Assert.Equal(1, (await connected.TakeAsync()).Read);
        Assert.Equal("4", await connected.Server.ScalarAsync("SELECT count() FROM events"));
    }

    [Fact]
    public async Task Roles_ThatCannotBeRead_KeepNothingElseFromBeingRead()
    {
        await using var connected = await ConnectedServer.StartAsync();
        File.WriteAllText(Path.Combine(connected.Folder.Path, "admin.db"), "not a database at all");
        connected.Folder.Good(Ann, "69a54e500000000000000001");

        var state = await connected.TakeAsync();

        Assert.Equal((1, SkipReason.NotADatabase), (state.Read, state.RolesTrouble));
    }

    private static void Change(KodosumiFolder folder, string fid, Func<byte[], byte[]> change)
    {
        folder.Good(Ann, fid);
        var file = Path.Combine(folder.Of(Ann, fid), "sqlite3.db");
        File.WriteAllBytes(file, change(File.ReadAllBytes(file)));
        Directory.Delete(Path.Combine(folder.Of(Ann, fid), "in"), recursive: true);
        Directory.Delete(Path.Combine(folder.Of(Ann, fid), "out"), recursive: true);
    }
}
