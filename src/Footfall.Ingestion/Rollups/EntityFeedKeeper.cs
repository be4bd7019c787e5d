using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;

namespace Footfall.Ingestion.Rollups;

/// <summary>Keeps the views that feed <c>entity_facts</c> and <c>membership_facts</c>. See <c>docs/adr/0017-entities.md</c>.</summary>
public static class EntityFeedKeeper
{
    private static readonly FeedViews Feeds = new(
        "entity_feeds",
        EntityFeed.Version,
        [("entity_feed", "entity_facts", EntityFeed.Facts), ("membership_feed", "membership_facts", EntityFeed.Memberships)],
        [],
        [],
        []);

    /// <summary>Makes the views, and all rows anew when their text has changed. Before anything is stored.</summary>
    /// <exception cref="StoreException">The store failed; the next start begins again.</exception>
    public static Task ApplyAsync(IStore store, CancellationToken cancellationToken) => Feeds.ApplyAsync(store, null, cancellationToken);

    /// <summary>Makes the rows of what came in shortly before <paramref name="lastAlive"/> again, or of everything when that is unknown.</summary>
    public static Task RepairAsync(IStore store, DateTimeOffset? lastAlive, CancellationToken cancellationToken) => Feeds.RepairAsync(store, lastAlive, cancellationToken);
}
