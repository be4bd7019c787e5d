using Footfall.ClickHouse.Schema;
using Footfall.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Footfall.ClickHouse.Tests;

public sealed class SchemaTests : IAsyncLifetime
{
    private readonly string _database = TestEngine.NewDatabase();
    private IStore _store = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private SchemaNames Names => new(_database, $"{_database}_cvat");

    public async ValueTask InitializeAsync() => _store = await TestEngine.OpenAsync(_database);

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public void Scripts_AreNumberedFromOneUpwards_NoneTwice()
    {
        var numbers = SchemaScript.All.Select(s => s.Number).ToList();
        Assert.Equal(1, numbers[0]);
        Assert.Equal(numbers.Distinct().Order(), numbers);
    }

    [Fact]
    public async Task Apply_Twice_JournalsEveryScriptOnce()
    {
        await ApplyAsync(SchemaScript.All);
        await ApplyAsync(SchemaScript.All);

        Assert.Equal($"{SchemaScript.All.Count}\n", await TextAsync("SELECT count() FROM schema_journal"));
    }

    [Fact]
    public async Task Apply_ByServersThatStartAtOnce_EndsWell()
    {
        SchemaScript[] scripts = [.. Enumerable.Range(1, 10).Select(i => new SchemaScript(i, $"{i:D4}_view", $"DROP VIEW IF EXISTS v{i};\nCREATE VIEW v{i} AS SELECT 1 AS one;\nSELECT one FROM v{i};\n"))];

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ApplyAsync(scripts)));

        Assert.Equal("10\n", await TextAsync("SELECT uniqExact(number) FROM schema_journal"));
        Assert.Equal("10\n", await TextAsync("SELECT count() FROM system.tables WHERE database = currentDatabase() AND engine = 'View'"));
    }

    [Fact]
    public async Task Apply_OnANewerSchema_IsRefused()
    {
        await ApplyAsync([.. SchemaScript.All, new SchemaScript(900, "0900_future", "SELECT 1;\n")]);

        var error = await Assert.ThrowsAsync<StoreException>(() => ApplyAsync(SchemaScript.All));

        Assert.Equal("The store has schema script 0900_future, which this version of Footfall does not know. Use the newer version that wrote it; going back is not possible.", error.Message);
    }

    [Fact]
    public async Task Apply_OfAChangedScript_IsRefused()
    {
        await ApplyAsync([new SchemaScript(1, "0001_a", "SELECT 1;\n")]);

        var error = await Assert.ThrowsAsync<StoreException>(() => ApplyAsync([new SchemaScript(1, "0001_a", "SELECT 2;\n")]));

        Assert.StartsWith("Schema script 0001_a differs from the one that was applied", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CvatEvents_HasTheSeventeenColumnsTypesAndOrderOfCvat()
    {
        await ApplyAsync(SchemaScript.All);

        var columns = await TextAsync($"SELECT name, type FROM system.columns WHERE database = '{_database}_cvat' AND table = 'events' ORDER BY position");

        Assert.Equal(
            """
            scope	String
            obj_name	Nullable(String)
            obj_id	Nullable(UInt64)
            obj_val	Nullable(String)
            source	String
            timestamp	DateTime64(3, 'Etc/UTC')
            count	Nullable(UInt16)
            duration	UInt32
            project_id	Nullable(UInt64)
            task_id	Nullable(UInt64)
            job_id	Nullable(UInt64)
            user_id	Nullable(UInt64)
            user_name	Nullable(String)
            user_email	Nullable(String)
            org_id	Nullable(UInt64)
            org_slug	Nullable(String)
            payload	Nullable(String)

            """.Replace("\r", ""),
            columns.Replace("\\'", "'"));
    }

    [Fact]
    public async Task CvatEvents_ShowsWhatDoesNotFitAsCvatWould()
    {
        await ApplyAsync(SchemaScript.All);
        await _store.ExecuteAsync(
            new Statement("INSERT INTO events (time, scope, source, user_id, job_id, count, duration, org_slug, payload) VALUES ('2026-01-05 09:00:00.123', 'draw:object', 'client', 'u42', '17', 70000, 5000000000, '', ''), ('2026-01-05 09:00:01', 'load:cvat', 'client', '7', '', NULL, NULL, 'acme', '{}'), ('2026-01-05 09:00:02', 'create:token', 'server', '7', '', NULL, NULL, 'footfall', '{}')") { Lane = Lane.Write },
            Stop);

        var rows = await TextAsync($"SELECT scope, user_id, job_id, count, duration, org_slug, payload, timestamp FROM {_database}_cvat.events ORDER BY timestamp");

        Assert.Equal(
            "draw:object\t\\N\t17\t65535\t4294967295\t\\N\t\\N\t2026-01-05T09:00:00.123Z\n" +
            "load:cvat\t7\t\\N\t\\N\t0\tacme\t{}\t2026-01-05T09:00:01.000Z\n",
            rows);
    }

    private Task ApplyAsync(IReadOnlyList<SchemaScript> scripts) =>
        new SchemaMigrator(_store, Names, scripts, NullLogger.Instance).ApplyAsync(Stop);

    private Task<string> TextAsync(string sql) => _store.TextAsync(new Statement(sql), "TabSeparated", Stop);
}
