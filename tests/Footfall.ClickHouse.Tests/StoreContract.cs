using System.Diagnostics;
using Footfall.ClickHouse.Native;
using Footfall.ClickHouse.Sandbox;

namespace Footfall.ClickHouse.Tests;

/// <summary>What every store does, whichever way it reaches the engine.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected IStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Store = await OpenAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<IStore> OpenAsync();

    [Fact]
    public async Task Parameters_OfEveryKind_ArriveAsSent()
    {
        const string Nasty = "it's \\ a\ttab, a\nline, a\rreturn, ü 🦶 {x} ';--";
        var row = await Store.SingleAsync<Echo>(
            new Statement("SELECT {text:String} AS text, {none:Nullable(String)} AS none, {number:Int64} AS number, {time:DateTime64(3)} AS time, {texts:Array(String)} AS texts, {numbers:Array(Int64)} AS numbers, {ids:Array(UUID)} AS ids")
            {
                Parameters = new Parameters()
                    .Add("text", Nasty)
                    .Add("none", (string?)null)
                    .Add("number", long.MinValue)
                    .Add("time", DateTimeOffset.Parse("1969-12-31T23:59:58.750Z"))
                    .Add("texts", [Nasty, "", "]"])
                    .Add("numbers", [1L, -2L])
                    .Add("ids", [Guid.Parse("0192f0c1-7c2b-7e0a-9b1a-5f0f0c1d2e3f")]),
            },
            Stop);

        Assert.Equal(Nasty, row.Text);
        Assert.Null(row.None);
        Assert.Equal(long.MinValue, row.Number);
        Assert.Equal(DateTimeOffset.Parse("1969-12-31T23:59:58.750Z"), row.Time);
        Assert.Equal([Nasty, "", "]"], row.Texts);
        Assert.Equal([1L, -2L], row.Numbers);
        Assert.Equal([Guid.Parse("0192f0c1-7c2b-7e0a-9b1a-5f0f0c1d2e3f")], row.Ids);
    }

    [Theory]
    [InlineData("SELECT 1", true)]
    [InlineData("WITH 1 AS a SELECT a", true)]
    [InlineData("FROM numbers(1) SELECT number", true)]
    [InlineData("-- it's\n(SELECT 'a;b\\'') UNION ALL SELECT '\\\\'", true)]
    [InlineData("EXPLAIN SELECT 1", true)]
    [InlineData("SELECT 1; SELECT 2", false)]
    [InlineData("SELECT 1;DROP TABLE events", false)]
    [InlineData("INSERT INTO events VALUES (1)", false)]
    [InlineData("INSERT INTO FUNCTION file('x.csv') SELECT 1", false)]
    [InlineData("CREATE TEMPORARY TABLE t AS SELECT 1", false)]
    [InlineData("SET readonly = 0", false)]
    [InlineData("USE system", false)]
    [InlineData("SYSTEM SHUTDOWN", false)]
    [InlineData("KILL QUERY WHERE 1", false)]
    [InlineData("GRANT ALL ON *.* TO x", false)]
    [InlineData("BEGIN TRANSACTION", false)]
    [InlineData("optimize = 1 SELECT 1", false)]
    [InlineData("') , (SELECT 1", false)]
    [InlineData("", false)]
    public async Task Sandbox_ClassifiesByTheEnginesParser(string sql, bool reads)
    {
        var nature = await Store.Sandbox.ClassifyAsync(sql, Stop);

        Assert.Equal(reads, nature is { Statements: 1, Class: StatementNature.Reads });
    }

    [Fact]
    public async Task Sandbox_ClassifiesTheLongestTexts()
    {
        var sql = $"SELECT '{new string('\\', 100_000)}'";

        Assert.Equal(StatementNature.Reads, (await Store.Sandbox.ClassifyAsync(sql, Stop)).Class);
        Assert.Equal(100_000 / 2, (await Store.Sandbox.RunAsync(new SandboxStatement(sql, "system", "TabSeparatedRaw"), Stop)).Body.Length - 1);
    }

    [Fact]
    public async Task Sandbox_RunsAsManyAtOnceAsItMay_AndOthersWait()
    {
        var waiting = Enumerable.Range(0, 4).Select(_ => Store.Sandbox.RunAsync(new SandboxStatement("SELECT sleep(0.5)", "system", "TabSeparated"), Stop));
        var begun = Stopwatch.GetTimestamp();

        await Task.WhenAll(waiting);

        Assert.InRange(Stopwatch.GetElapsedTime(begun).TotalSeconds, 1, 10);
    }

    [Fact]
    public async Task Insert_OfTwoBlocks_StoresEveryValueAsGiven()
    {
        await CreateThingsAsync();
        var long300 = new string('ü', 300);

        await Store.InsertAsync(Things, [Block(("a", 1u, null), ("", 0u, 7u)), Block((long300, uint.MaxValue, 0u))], Stop);

        var rows = await Store.RowsAsync<Thing>(new Statement("SELECT name, size, note, id, at FROM things ORDER BY size"), Stop);
        Assert.Equal(["", "a", long300], rows.Select(r => r.Name));
        Assert.Equal([0u, 1u, uint.MaxValue], rows.Select(r => r.Size));
        Assert.Equal([7u, null, 0u], rows.Select(r => r.Note));
        Assert.All(rows, r => Assert.Equal(SomeId, r.Id));
        Assert.All(rows, r => Assert.Equal(SomeTime, r.At));
    }

    [Fact]
    public async Task Insert_WithTheTokenOfAnEarlierOne_StoresNothingAgain()
    {
        await CreateThingsAsync();

        await Store.InsertAsync(Things with { DeduplicationToken = "t1" }, [Block(("a", 1u, null))], Stop);
        await Store.InsertAsync(Things with { DeduplicationToken = "t1" }, [Block(("a", 1u, null))], Stop);
        await Store.InsertAsync(Things with { DeduplicationToken = "t2" }, [Block(("a", 1u, null))], Stop);

        Assert.Equal("2", await CountAsync("things"));
    }

    [Fact]
    public async Task Insert_OfDamagedBytes_FailsAndStoresNothing()
    {
        await CreateThingsAsync();
        var damaged = Block(("a", 1u, null), ("b", 2u, 2u))[..^3];

        var error = await Assert.ThrowsAsync<StoreException>(() => Store.InsertAsync(Things, [damaged], Stop));

        Assert.NotEqual(0, error.Code);
        Assert.Equal("0", await CountAsync("things"));
    }

    [Fact]
    public async Task Open_OfAWrongStatement_ThrowsTheEnginesErrorAtOnce()
    {
        var error = await Assert.ThrowsAsync<StoreException>(() => Store.OpenAsync(new Statement("SELECT nope FROM numbers(3)"), "JSONEachRow", Stop));

        Assert.Equal(47, error.Code);
        Assert.Contains("`nope`", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("(version", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
    }

    [Fact]
    public async Task Read_OfAStatementThatFailsAfterManyRows_ThrowsInsteadOfEndingEarly()
    {
        var statement = new Statement("SELECT number, throwIf(number = 3000000, 'reached the end of my rope') AS t FROM numbers(10000000)");
        await using var stream = await Store.OpenAsync(statement, "TabSeparated", Stop);
        using var sink = new MemoryStream();

        var error = await Assert.ThrowsAsync<StoreException>(() => stream.CopyToAsync(sink, Stop));

        Assert.Equal(395, error.Code);
        Assert.Contains("reached the end of my rope", error.Message, StringComparison.Ordinal);
        Assert.True(sink.Length > 0);
        Assert.DoesNotContain("exception", System.Text.Encoding.UTF8.GetString(sink.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NextStatement_AfterAFailedOne_GetsItsOwnRows()
    {
        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<StoreException>(() => Store.TextAsync(new Statement("SELECT throwIf(number = 50000) FROM numbers(100000)"), "TabSeparated", Stop));
            Assert.Equal($"{i}\n", await Store.TextAsync(new Statement($"SELECT {i}"), "TabSeparated", Stop));
        }
    }

    [Fact]
    public async Task ManyStatementsAtOnce_EachGetItsOwnRows()
    {
        var texts = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Store.TextAsync(
            new Statement("SELECT {i:Int64}, count() FROM numbers(1000)") { Parameters = new Parameters().Add("i", i) },
            "TabSeparated",
            Stop)));

        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"{i}\t1000\n"), texts);
    }

    [Fact]
    public async Task EmptyResult_IsAnEmptyStream()
    {
        Assert.Equal("", await Store.TextAsync(new Statement("SELECT 1 WHERE 0"), "JSONEachRow", Stop));
        Assert.Empty(await Store.RowsAsync<Thing>(new Statement("SELECT 'a' AS name WHERE 0"), Stop));
    }

    [Fact]
    public async Task CancelledStatement_EndsInTheEngineWithinSeconds()
    {
        using var giveUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var watch = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.TextAsync(
            new Statement("SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) = 1"), "TabSeparated", giveUp.Token));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"gave up after {watch.Elapsed}");
        Assert.Equal("1\n", await Store.TextAsync(new Statement("SELECT 1"), "TabSeparated", Stop));
    }

    [Fact]
    public async Task ReaderThatLeavesEarly_FreesTheConnection()
    {
        for (var i = 0; i < 12; i++)
        {
            await using var stream = await Store.OpenAsync(new Statement("SELECT number, randomPrintableASCII(200) FROM numbers(100000000)"), "TabSeparated", Stop);
            await stream.ReadExactlyAsync(new byte[1000], Stop);
        }

        Assert.Equal("1\n", await Store.TextAsync(new Statement("SELECT 1"), "TabSeparated", Stop));
    }

    [Theory]
    [InlineData(Lane.Read)]
    [InlineData(Lane.Export)]
    public async Task LanesForReading_RefuseChanges(Lane lane)
    {
        await CreateThingsAsync();

        var error = await Assert.ThrowsAsync<StoreException>(() => Store.ExecuteAsync(new Statement("DROP TABLE things") { Lane = lane }, Stop));

        Assert.Equal(164, error.Code);
        Assert.Equal("0", await CountAsync("things"));
    }

    [Fact]
    public async Task Parquet_OfManyRows_IsOneWholeFile()
    {
        await using var stream = await Store.OpenAsync(
            new Statement("SELECT number, toString(number) AS text FROM numbers(2000000)") { Lane = Lane.Export }, "Parquet", Stop);
        using var file = new MemoryStream();
        await stream.CopyToAsync(file, Stop);
        var bytes = file.ToArray();

        Assert.Equal("PAR1"u8.ToArray(), bytes[..4]);
        Assert.Equal("PAR1"u8.ToArray(), bytes[^4..]);
        var footer = BitConverter.ToInt32(bytes, bytes.Length - 8);
        Assert.InRange(footer, 1, bytes.Length - 12);
        Assert.Equal(1, CountOf(bytes, "PAR1"u8.ToArray(), 4) - 1);
    }

    [Fact]
    public async Task Parquet_OfAWrongStatement_Throws()
    {
        var error = await Assert.ThrowsAsync<StoreException>(() => Store.OpenAsync(
            new Statement("SELECT nope FROM numbers(3)") { Lane = Lane.Export }, "Parquet", Stop));

        Assert.Equal(47, error.Code);
    }

    [Fact]
    public async Task LargeResult_ArrivesWhole()
    {
        await using var stream = await Store.OpenAsync(new Statement("SELECT number FROM numbers(3000000)"), "TabSeparated", Stop);
        using var reader = new StreamReader(stream);
        var expected = 0L;
        while (await reader.ReadLineAsync(Stop) is { } line)
        {
            Assert.Equal(expected++, long.Parse(line));
        }

        Assert.Equal(3_000_000, expected);
    }

    protected async Task CreateThingsAsync() => await Store.ExecuteAsync(
        new Statement("CREATE TABLE things (name String, size UInt32, note Nullable(UInt32), id UUID, at DateTime64(3, 'UTC')) ENGINE = MergeTree ORDER BY name SETTINGS non_replicated_deduplication_window = 100")
        {
            Lane = Lane.Write,
        },
        Stop);

    protected async Task<string> CountAsync(string table) =>
        (await Store.TextAsync(new Statement($"SELECT count() FROM {table}"), "TabSeparated", Stop)).Trim();

    protected static Insert Things { get; } = new("things", ["name", "size", "note", "id", "at"]);

    protected static ReadOnlyMemory<byte> Block(params (string Name, uint Size, uint? Note)[] rows)
    {
        var (name, size, note) = (new StringColumn("name"), new FixedColumn<uint>("size", "UInt32"), new NullableColumn<uint>("note", "UInt32"));
        var (id, at) = (new UuidColumn("id"), new TimeColumn("at"));
        foreach (var row in rows)
        {
            name.Add(row.Name);
            size.Add(row.Size);
            note.Add(row.Note);
            id.Add(SomeId);
            at.Add(SomeTime);
        }

        return new NativeBlock(name, size, note, id, at).ToBytes();
    }

    private static readonly Guid SomeId = Guid.Parse("12345678-9abc-4def-8123-456789abcdef");
    private static readonly DateTimeOffset SomeTime = DateTimeOffset.Parse("2026-01-05T09:00:00.123Z");

    private static int CountOf(byte[] bytes, byte[] what, int upTo)
    {
        var (count, from) = (0, 0);
        while (count < upTo && bytes.AsSpan(from).IndexOf(what) is >= 0 and var at)
        {
            count++;
            from += at + 1;
        }

        return count;
    }

    private sealed record Echo(string Text, string? None, long Number, DateTimeOffset Time, string[] Texts, long[] Numbers, Guid[] Ids);

    protected sealed record Thing(string Name, uint Size, uint? Note, Guid Id, DateTimeOffset At);
}
