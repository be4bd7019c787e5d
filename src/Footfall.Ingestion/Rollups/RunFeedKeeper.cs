using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;

namespace Footfall.Ingestion.Rollups;

/// <summary>Keeps the views that feed the tables of runs, and the view <c>runs</c> that SQL reads. See <c>docs/adr/0018-runs.md</c>.</summary>
public static class RunFeedKeeper
{
    private static readonly FeedViews Feeds = new(
        "run_feeds",
        RunFeed.Version,
        [("run_feed", "run_facts", RunFeed.Facts)],
        [("run_error_feed", "run_errors", RunFeed.Errors)],
        ["run_hour_feed"],
        ["run_states"]);

    /// <summary>Makes the views, and all rows anew when their text has changed. Before anything is stored.</summary>
    /// <param name="store">The store.</param>
    /// <param name="silentAfter">When a run that tells nothing is silent.</param>
    /// <param name="cancellationToken">Gives up; the next start begins again.</param>
    /// <exception cref="StoreException">The store failed; the next start begins again.</exception>
    public static async Task ApplyAsync(IStore store, TimeSpan silentAfter, CancellationToken cancellationToken)
    {
        await Feeds.ApplyAsync(store, () => RunRowKeeper.MendAsync(store, cancellationToken), cancellationToken);
        if (await RunRowKeeper.AreMissingAsync(store, cancellationToken))
        {
            await RunRowKeeper.MendAsync(store, cancellationToken);
        }

        await store.ExecuteAsync(Statement.Write($"CREATE OR REPLACE VIEW runs AS {RunRows.View((long)silentAfter.TotalSeconds)}"), cancellationToken);
    }

    /// <summary>Makes the rows of what came in shortly before <paramref name="lastAlive"/> again, or of everything when that is unknown.</summary>
    public static async Task RepairAsync(IStore store, DateTimeOffset? lastAlive, CancellationToken cancellationToken)
    {
        await Feeds.RepairAsync(store, lastAlive, cancellationToken);
        await RunRowKeeper.MendAsync(store, cancellationToken);
    }
}
