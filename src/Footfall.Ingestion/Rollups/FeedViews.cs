using Footfall.ClickHouse;

namespace Footfall.Ingestion.Rollups;

/// <summary>
/// Views that feed tables of facts with every insert of events. The engine stores events first and what a view makes of them after that, so a
/// crash in between leaves something out; all aggregates of the tables are idempotent, so making rows again mends it.
/// </summary>
/// <param name="Versions">Table that tells which text of the views the rows were made by.</param>
/// <param name="Version">The text of this program's views, hashed. Another makes all rows again.</param>
/// <param name="Sources">Views on events: name, table, and the statement over a table of events.</param>
/// <param name="Followers">Views on the tables of those: name, table, and the statement.</param>
/// <param name="Former">Views that an earlier version had.</param>
/// <param name="Emptied">Tables that others fill from those, and begin anew with them.</param>
internal sealed record FeedViews(
    string Versions,
    string Version,
    IReadOnlyList<(string View, string Table, Func<string, string> Text)> Sources,
    IReadOnlyList<(string View, string Table, string Text)> Followers,
    IReadOnlyList<string> Former,
    IReadOnlyList<string> Emptied)
{
    // A crash loses at most the inserts under way.
    private static readonly TimeSpan RepairMargin = TimeSpan.FromMinutes(15);

    /// <summary>Makes the views, and all rows anew when their text has changed. Before anything is stored.</summary>
    /// <param name="store">The store.</param>
    /// <param name="fill">Fills the emptied tables; null when there are none.</param>
    /// <param name="cancellationToken">Gives up; the next start begins again.</param>
    /// <exception cref="StoreException">The store failed; the next start begins again.</exception>
    internal async Task ApplyAsync(IStore store, Func<Task>? fill, CancellationToken cancellationToken)
    {
        var kept = await store.RowsAsync<Row>(Statement.Write($"SELECT version, text FROM {Versions} ORDER BY version DESC LIMIT 1"), cancellationToken);
        if (kept.Count > 0 && kept[0].Text == Version)
        {
            return;
        }

        // Several servers may do this at once: none of it fails when another was first, and rows that are made twice change nothing.
        await DropOthersAsync(store, cancellationToken);
        foreach (var table in Emptied)
        {
            await store.ExecuteAsync(Statement.Write($"TRUNCATE TABLE {table}"), cancellationToken);
        }

        foreach (var (view, table, text) in Followers)
        {
            await MakeAsync(store, view, table, text, kept.Count > 0, cancellationToken);
        }

        foreach (var (view, table, text) in Sources)
        {
            await MakeAsync(store, view, table, text("events"), kept.Count > 0, cancellationToken);
            await store.ExecuteAsync(Statement.Write($"INSERT INTO {table} {text("events")}"), cancellationToken);
            await MergeAsync(store, table, cancellationToken);
        }

        await (fill?.Invoke() ?? Task.CompletedTask);

        // Last, so that a start that is stopped before begins again.
        await store.ExecuteAsync(
            Statement.Write($"INSERT INTO {Versions} (version, text) SELECT {{version:Int64}}, {{text:String}}") with
            {
                Parameters = new Parameters().Add("version", (kept.Count == 0 ? 0 : kept[0].Version) + 1).Add("text", Version),
            },
            cancellationToken);
    }

    /// <summary>Makes the rows of what came in shortly before <paramref name="lastAlive"/> again, or of everything when that is unknown.</summary>
    internal async Task RepairAsync(IStore store, DateTimeOffset? lastAlive, CancellationToken cancellationToken)
    {
        var since = lastAlive is null ? DateTimeOffset.UnixEpoch : lastAlive.Value - RepairMargin;
        foreach (var (_, table, text) in Sources)
        {
            await store.ExecuteAsync(
                Statement.Write($"INSERT INTO {table} {text("(SELECT * FROM events WHERE received >= {since:DateTime64(3)})")}") with { Parameters = new Parameters().Add("since", since) },
                cancellationToken);
            if (lastAlive is null)
            {
                await MergeAsync(store, table, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Questions read merged rows many times quicker than those that they must merge themselves, and the engine leaves a few large parts beside one
    /// another for long.
    /// </summary>
    private static Task MergeAsync(IStore store, string table, CancellationToken cancellationToken) =>
        store.ExecuteAsync(Statement.Write($"OPTIMIZE TABLE {table} FINAL"), cancellationToken);

    private async Task MakeAsync(IStore store, string view, string table, string text, bool empties, CancellationToken cancellationToken)
    {
        if (empties)
        {
            await store.ExecuteAsync(Statement.Write($"TRUNCATE TABLE {table}"), cancellationToken);
        }

        await store.ExecuteAsync(Statement.Write($"CREATE MATERIALIZED VIEW IF NOT EXISTS {NameOf(view)} TO {table} AS {text}"), cancellationToken);
    }

    /// <summary>Views of another text would go on feeding.</summary>
    private async Task DropOthersAsync(IStore store, CancellationToken cancellationToken)
    {
        var own = Sources.Select(s => s.View).Concat(Followers.Select(f => f.View)).Concat(Former).ToList();
        var views = await store.RowsAsync<View>(
            Statement.Write("SELECT name FROM system.tables WHERE database = currentDatabase() AND match(name, {names:String})") with
            {
                Parameters = new Parameters().Add("names", $"^({string.Join('|', own)})_[0-9a-f]{{12}}$"),
            },
            cancellationToken);
        foreach (var other in views.Select(v => v.Name).Except(own.Except(Former).Select(NameOf)))
        {
            await store.ExecuteAsync(Statement.Write($"DROP VIEW IF EXISTS {other}"), cancellationToken);
        }
    }

    private string NameOf(string view) => $"{view}_{Version[..12]}";

    private sealed record Row(long Version, string Text);

    private sealed record View(string Name);
}
