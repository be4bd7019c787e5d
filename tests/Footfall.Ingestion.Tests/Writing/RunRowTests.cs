using Footfall.ClickHouse;
using Footfall.Ingestion.Rollups;
using Footfall.Model;

namespace Footfall.Ingestion.Tests.Writing;

/// <summary>The rows of runs that lists read, made with each commit that tells of runs.</summary>
public sealed class RunRowTests
{
    private const string Rows = "SELECT run_id, name, version FROM run_states FINAL ORDER BY run_id";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RowsOfRuns_AreThereWithTheirEvents(bool hasJournal)
    {
        await using var host = await StartAsync(hasJournal);
        await host.WriteAsync(Run("r1", "start:run", "one"), WriterHost.Event(WriterHost.Day), Run("r2", "start:run", "two"));
        await host.WriteAsync(Run("r2", "finish:run", "two again"));

        Assert.Equal(4, await host.CountAsync());
        Assert.Equal("r1\tone\t1\nr2\ttwo again\t2", await host.TextAsync(Rows));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RowsOfRuns_ThatTheStoreDidNotTake_AreMadeWithTheNextCommit(bool hasJournal)
    {
        await using var host = await StartAsync(hasJournal);
        host.Store.BeforeExecute = sql => sql.StartsWith("INSERT INTO run_states", StringComparison.Ordinal) ? throw new StoreException(StoreErrors.DiskFull, "Cannot reserve space") : Task.CompletedTask;
        await host.WriteAsync(Run("r1", "start:run", "one"));
        Assert.Equal(1, await host.CountAsync());
        Assert.Equal("", await host.TextAsync(Rows));

        host.Store.BeforeExecute = _ => Task.CompletedTask;
        await host.WriteAsync(WriterHost.Event(WriterHost.Day));

        Assert.Equal(2, await host.CountAsync());
        Assert.Equal("r1\tone\t1", await host.TextAsync(Rows));
    }

    [Fact]
    public async Task RowsOfRuns_ThatAnEarlierVersionMade_AreMadeAnew_AlsoAfterAStopInOrder()
    {
        await using var host = await StartAsync(hasJournal: false);
        await host.WriteAsync(Run("r1", "start:run", "one"));
        await host.Store.ExecuteAsync(new Statement("INSERT INTO run_feeds (version, text) SELECT 99, 'earlier'") { Lane = Lane.Write }, CancellationToken.None);
        await host.Store.ExecuteAsync(new Statement("INSERT INTO run_states (run_id, version, name) SELECT 'r1', 99, 'made otherwise'") { Lane = Lane.Write }, CancellationToken.None);

        // A start after a stop in order does this, and mends nothing else.
        await RunFeedKeeper.ApplyAsync(host.Store, TimeSpan.FromDays(1), CancellationToken.None);

        Assert.Equal("r1\tone\t1", await host.TextAsync(Rows));
    }

    [Fact]
    public async Task RowsOfRuns_InATableThatWasMadeAnew_AreThereAfterAStart()
    {
        await using var host = await StartAsync(hasJournal: false);
        await host.WriteAsync(Run("r1", "start:run", "one"));
        await host.Store.ExecuteAsync(new Statement("TRUNCATE TABLE run_states") { Lane = Lane.Write }, CancellationToken.None);

        // A start after a stop in order does this, and mends nothing else.
        await RunFeedKeeper.ApplyAsync(host.Store, TimeSpan.FromDays(1), CancellationToken.None);

        Assert.Equal("r1\tone\t1", await host.TextAsync(Rows));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RowsOfRuns_OfWhichAnEarlierDayIsToldLate_AreOneEach(bool hasJournal)
    {
        await using var host = await StartAsync(hasJournal);
        await host.WriteAsync(Run("r1", "start:run", "one"), Run("r2", "start:run", "two"));
        await host.WriteAsync(Run("r1", "start:run", "earlier", days: -1));
        await host.WriteAsync(Run("r1", "start:run", "earliest", days: -3), Run("r2", "finish:run", "two again", days: 2));
        await host.WriteAsync(Run("r1", "finish:run", "latest", days: 1));

        Assert.Equal(6, await host.CountAsync());
        Assert.Equal("r1\tlatest\t4\nr2\ttwo again\t2", await host.TextAsync(Rows));
    }

    private static async Task<WriterHost> StartAsync(bool hasJournal)
    {
        var host = hasJournal ? await WriterHost.StartWithJournalAsync() : await WriterHost.StartAsync();
        await RunFeedKeeper.ApplyAsync(host.Store, TimeSpan.FromDays(1), CancellationToken.None);
        return host;
    }

    private static Event Run(string id, string scope, string name, int days = 0) =>
        WriterHost.Event(WriterHost.Day.AddDays(days).AddMinutes(scope.Length)) with { Scope = scope, Source = Source.Server, RunId = id, ObjVal = name, Payload = "{}" };
}
