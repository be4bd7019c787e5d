using Footfall.ClickHouse;
using Footfall.Model;

namespace Footfall.Ingestion.Problems;

/// <summary>
/// Makes rows of <c>error_events</c> of events that are stored already: of all of them when errors are grouped by other rules than the rows were made
/// by, and of the last ones after a crash.
/// </summary>
public static class ErrorFeed
{
    private const int RowsAtOnce = 5_000;
    private const string Carried = "carried";

    // A crash loses at most the inserts under way.
    private static readonly TimeSpan RepairMargin = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Groups errors anew that other rules grouped: of an earlier version, or of a server that still ran it when another began with this one. Before anything
    /// is stored. The rows of the other rules go last, so that a start that is stopped before begins again.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="carry">Run with the name of the rules while both rows of each error are there.</param>
    /// <param name="cancellationToken">Gives up; the next start begins again.</param>
    /// <exception cref="StoreException">The store failed; the next start begins again.</exception>
    public static async Task ApplyAsync(IStore store, Func<string, CancellationToken, Task> carry, CancellationToken cancellationToken)
    {
        var kept = await store.RowsAsync<FeedRow>(Statement.Write("SELECT version, text FROM error_feeds ORDER BY version DESC LIMIT 1"), cancellationToken);
        var version = kept.Count == 0 ? 0 : kept[0].Version;
        if (version == 0)
        {
            await MakeAsync(store, DateTimeOffset.UnixEpoch, cancellationToken);
            await NoteAsync(Fingerprint.Version);
        }

        var others = await store.SingleAsync<OthersRow>(
            Of("SELECT toInt64(count()) AS count, toUnixTimestamp64Milli(min(received)) AS since FROM error_events WHERE rules != {rules:String}"), cancellationToken);
        if (others.Count == 0)
        {
            await (kept is [{ Text: Carried }] ? NoteAsync(Fingerprint.Version) : Task.CompletedTask);
            return;
        }

        await MakeAsync(store, DateTimeOffset.FromUnixTimeMilliseconds(others.Since), cancellationToken);

        // A start that is stopped while rows go leaves a part of them, and where most errors of a problem went is no longer to be seen.
        if (kept is not [{ Text: Carried }])
        {
            await carry(Fingerprint.Version, cancellationToken);
            await NoteAsync(Carried);
        }

        await store.ExecuteAsync(Of("DELETE FROM error_events WHERE rules != {rules:String}"), cancellationToken);
        await NoteAsync(Fingerprint.Version);

        Task NoteAsync(string text) => store.ExecuteAsync(
            Statement.Write("INSERT INTO error_feeds (version, text) SELECT {version:Int64}, {text:String}") with { Parameters = new Parameters().Add("version", ++version).Add("text", text) }, cancellationToken);

        static Statement Of(string sql) => Statement.Write(sql) with { Parameters = new Parameters().Add("rules", Fingerprint.Version) };
    }

    /// <summary>Makes the rows of what came in shortly before <paramref name="lastAlive"/> again, or of everything when that is unknown.</summary>
    public static Task RepairAsync(IStore store, DateTimeOffset? lastAlive, CancellationToken cancellationToken) =>
        MakeAsync(store, lastAlive is null ? DateTimeOffset.UnixEpoch : lastAlive.Value - RepairMargin, cancellationToken);

    private static async Task MakeAsync(IStore store, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var statement = Statement.Write(
            $$"""
            SELECT id, toUnixTimestamp64Milli(time) AS time, toUnixTimestamp64Milli(received) AS received, position, scope, toString(source) AS source, toBool(failed) AS failed, obj_id, obj_val,
                org_id, org_slug, workspace_id, project_id, task_id, job_id, user_id, user_name, session_id, run_id, request_id, agent, package, function, level,
                client_name, client_version, os, payload
            FROM events
            WHERE (scope IN ('{{Scope.Exception}}', 'log:error', 'log:fatal', '{{ErrorFacts.RunFailed}}') OR events.failed != 0) AND received >= {since:DateTime64(3)}
            """) with
        {
            Parameters = new Parameters().Add("since", since),
        };
        var columns = new ErrorColumns();
        await foreach (var row in store.StreamRowsAsync<StoredError>(statement, cancellationToken))
        {
            var e = row.ToEvent();
            if (ErrorColumns.Takes(e))
            {
                columns.Add(e);
            }

            if (columns.Count >= RowsAtOnce)
            {
                await InsertAsync(store, columns, cancellationToken);
            }
        }

        await InsertAsync(store, columns, cancellationToken);
    }

    private static async Task InsertAsync(IStore store, ErrorColumns columns, CancellationToken cancellationToken)
    {
        if (columns.Count > 0)
        {
            await store.InsertAsync(ErrorColumns.Target, [columns.ToBlock()], cancellationToken);
            columns.Clear();
        }
    }

    private sealed record FeedRow(long Version, string Text);

    private sealed record OthersRow(long Count, long Since);
}
