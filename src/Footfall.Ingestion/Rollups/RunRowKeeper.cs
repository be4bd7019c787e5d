using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Microsoft.Extensions.Logging;

namespace Footfall.Ingestion.Rollups;

/// <summary>
/// Keeps <c>run_rows</c>: makes the rows of the runs that a commit told of, before anybody hears that it is in the store. See <c>docs/adr/0018-runs.md</c>.
/// One commit at a time.
/// </summary>
internal sealed partial class RunRowKeeper(IStore store, ILogger logger)
{
    private const int RunsAtOnce = 5_000;

    // Those whose rows could not be made. A crash leaves them to the next start.
    private readonly HashSet<string> _left = [];

    /// <summary>Whether all rows could be made.</summary>
    internal bool IsUpToDate => _left.Count == 0;

    /// <summary>Makes all rows of which the facts know more: all of them when there are none, and those that a crash or another server left behind.</summary>
    /// <exception cref="StoreException">The store failed; the next start begins again.</exception>
    internal static async Task MendAsync(IStore store, CancellationToken cancellationToken)
    {
        var kept = await store.SingleAsync<Count>(new Statement("SELECT toInt64(count()) AS runs FROM run_rows") { Lane = Lane.Write }, cancellationToken);
        await store.ExecuteAsync(new Statement(RunTold.Keep(RunTold.Stale)) { Lane = Lane.Write }, cancellationToken);
        if (kept.Runs == 0)
        {
            // A few large parts beside one another cost a question more than all else, and the engine leaves them so for long.
            await store.ExecuteAsync(new Statement("OPTIMIZE TABLE run_rows FINAL") { Lane = Lane.Write }, cancellationToken);
        }
    }

    /// <summary>Makes the rows of some runs. The events are safe by now, so a failure here must not be told as if they were not: the next commit tries again.</summary>
    internal async Task MakeAsync(IEnumerable<string> runs, CancellationToken cancellationToken)
    {
        _left.UnionWith(runs);
        try
        {
            foreach (var some in _left.Chunk(RunsAtOnce).ToList())
            {
                var parameters = new Parameters().Add("runs", some);
                await store.ExecuteAsync(new Statement(RunTold.Keep("run_id IN {runs:Array(String)}")) { Lane = Lane.Write, Parameters = parameters }, cancellationToken);
                _left.ExceptWith(some);
            }
        }
        catch (StoreException e)
        {
            NotMade(logger, _left.Count, e);
        }
    }

    [LoggerMessage(EventId = 204, Level = LogLevel.Warning, Message = "Lists show {Runs} runs as they were before: what was told of them since is stored, and taken into account with the next commit")]
    private static partial void NotMade(ILogger logger, int runs, Exception exception);

    private sealed record Count(long Runs);
}
