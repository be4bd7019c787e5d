using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;

namespace Footfall.Ingestion.Rollups;

/// <summary>
/// Keeps the views that feed <c>entity_facts</c> and <c>membership_facts</c>. The engine stores events first and what a view makes of them after
/// that, so a crash in between leaves something out; all aggregates of the two tables are idempotent, so making rows again mends it.
/// See <c>docs/adr/0017-entities.md</c>.
/// </summary>
public static class EntityFeedKeeper
{
    // A crash loses at most the inserts under way.
    private static readonly TimeSpan RepairMargin = TimeSpan.FromMinutes(15);

    private static readonly (string View, string Table, Func<string, string> Text)[] Feeds =
    [
        ("entity_feed", "entity_facts", EntityFeed.Facts),
        ("membership_feed", "membership_facts", EntityFeed.Memberships),
    ];

    /// <summary>Makes the views, and all rows anew when their text has changed. Before anything is stored.</summary>
    /// <exception cref="StoreException">The store failed; the next start begins again.</exception>
    public static async Task ApplyAsync(IStore store, CancellationToken cancellationToken)
    {
        var kept = await store.RowsAsync<Row>(Write("SELECT version, text FROM entity_feeds ORDER BY version DESC LIMIT 1"), cancellationToken);
        if (kept.Count > 0 && kept[0].Text == EntityFeed.Version)
        {
            return;
        }

        // Several servers may do this at once: none of it fails when another was first, and rows that are made twice change nothing.
        await DropOthersAsync(store, cancellationToken);
        foreach (var (view, table, text) in Feeds)
        {
            if (kept.Count > 0)
            {
                await store.ExecuteAsync(Write($"TRUNCATE TABLE {table}"), cancellationToken);
            }

            await store.ExecuteAsync(Write($"CREATE MATERIALIZED VIEW IF NOT EXISTS {NameOf(view)} TO {table} AS {text("events")}"), cancellationToken);
            await store.ExecuteAsync(Write($"INSERT INTO {table} {text("events")}"), cancellationToken);
        }

        // Last, so that a start that is stopped before begins again.
        await store.ExecuteAsync(
            Write("INSERT INTO entity_feeds (version, text) SELECT {version:Int64}, {text:String}") with
            {
                Parameters = new Parameters().Add("version", (kept.Count == 0 ? 0 : kept[0].Version) + 1).Add("text", EntityFeed.Version),
            },
            cancellationToken);
    }

    /// <summary>Makes the rows of what came in shortly before <paramref name="lastAlive"/> again, or of everything when that is unknown.</summary>
    public static async Task RepairAsync(IStore store, DateTimeOffset? lastAlive, CancellationToken cancellationToken)
    {
        foreach (var (_, table, text) in Feeds)
        {
            var since = lastAlive is null ? DateTimeOffset.UnixEpoch : lastAlive.Value - RepairMargin;
            await store.ExecuteAsync(
                Write($"INSERT INTO {table} {text("(SELECT * FROM events WHERE received >= {since:DateTime64(3)})")}") with { Parameters = new Parameters().Add("since", since) },
                cancellationToken);
        }
    }

    /// <summary>Views of another text would go on feeding.</summary>
    private static async Task DropOthersAsync(IStore store, CancellationToken cancellationToken)
    {
        var views = await store.RowsAsync<View>(
            Write("SELECT name FROM system.tables WHERE database = currentDatabase() AND match(name, '^(entity|membership)_feed_')"), cancellationToken);
        foreach (var other in views.Select(v => v.Name).Except(Feeds.Select(f => NameOf(f.View))))
        {
            await store.ExecuteAsync(Write($"DROP VIEW IF EXISTS {other}"), cancellationToken);
        }
    }

    private static string NameOf(string view) => $"{view}_{EntityFeed.Version[..12]}";

    private static Statement Write(string sql) => new(sql) { Lane = Lane.Write };

    private sealed record Row(long Version, string Text);

    private sealed record View(string Name);
}
