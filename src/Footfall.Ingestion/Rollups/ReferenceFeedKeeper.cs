using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;

namespace Footfall.Ingestion.Rollups;

/// <summary>Keeps the view that feeds <c>event_references</c>. See <c>docs/adr/0031-event-references.md</c>.</summary>
public static class ReferenceFeedKeeper
{
    private const string Table = "event_references";

    private static readonly FeedViews Feeds = new("event_reference_feeds", ReferenceFeed.Version, [("event_reference_feed", Table, ReferenceFeed.Rows)], [], [], []);

    /// <summary>Makes the view, and all rows anew when its text has changed. Before anything is stored.</summary>
    /// <exception cref="StoreException">The store failed; the next start begins again.</exception>
    public static Task ApplyAsync(IStore store, CancellationToken cancellationToken) => Feeds.ApplyAsync(store, null, cancellationToken);

    /// <summary>Makes the rows of what came in shortly before <paramref name="lastAlive"/> again, or of everything when that is unknown.</summary>
    public static Task RepairAsync(IStore store, DateTimeOffset? lastAlive, CancellationToken cancellationToken) => Feeds.RepairAsync(store, lastAlive, cancellationToken);

    /// <summary>
    /// Makes the rows of some days anew, some of whose events are gone. An event that comes meanwhile is stored before its rows are: either it is among those that are
    /// read here, or its rows come after the old ones went.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="days">Days since 1970.</param>
    /// <param name="cancellationToken">Leaves the rows of these days away; a start after a crash makes them again.</param>
    internal static async Task RemakeAsync(IStore store, IReadOnlyList<int> days, CancellationToken cancellationToken)
    {
        var parameters = new Parameters().Add("days", days.Select(d => (long)d));
        const string Those = "has({days:Array(Int64)}, toInt64(toDate(DAY)))";
        await store.ExecuteAsync(Statement.Write($"DELETE FROM {Table} WHERE {Those.Replace("DAY", "day", StringComparison.Ordinal)}") with { Parameters = parameters }, cancellationToken);
        await store.ExecuteAsync(
            Statement.Write($"INSERT INTO {Table} {ReferenceFeed.Rows($"(SELECT * FROM events WHERE {Those.Replace("DAY", "time", StringComparison.Ordinal)})")}") with { Parameters = parameters },
            cancellationToken);
    }
}
