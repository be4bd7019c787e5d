using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Microsoft.Extensions.Logging;

namespace Footfall.Ingestion.Rollups;

/// <summary>
/// Keeps <c>run_states</c>: makes the rows of the runs that a commit told of, before anybody hears that it is in the store. See <c>docs/adr/0018-runs.md</c>.
/// One commit at a time.
/// </summary>
internal sealed partial class RunRowKeeper(IStore store, ILogger logger)
{
    private const int RunsAtOnce = 5_000;

    // Several large parts beside one another cost a question more than all else, and the engine leaves them so for long.
    private const string LargeParts = "SELECT toInt64(count()) AS value FROM system.parts WHERE database = currentDatabase() AND table = 'run_states' AND active AND rows > 5000";
    private const string Missing = "SELECT toInt64(count()) AS value FROM run_facts WHERE (SELECT count() FROM run_states) = 0";

    // Those whose rows could not be made, and the earliest day that they were told of. A crash leaves them to the next start.
    private readonly HashSet<string> _left = [];
    private int _since = int.MaxValue;

    /// <summary>Whether all rows could be made.</summary>
    internal bool IsUpToDate => _left.Count == 0;

    /// <summary>Whether there are runs and no rows of them: the table has just been made.</summary>
    internal static async Task<bool> AreMissingAsync(IStore store, CancellationToken cancellationToken) =>
        (await store.SingleAsync<Count>(Statement.Write(Missing), cancellationToken)).Value > 0;

    /// <summary>Makes all rows of which the facts know more: all of them when there are none, and those that a crash or another server left behind.</summary>
    /// <exception cref="StoreException">The store failed; the next start begins again.</exception>
    internal static async Task MendAsync(IStore store, CancellationToken cancellationToken)
    {
        await store.ExecuteAsync(Statement.Write(RunTold.Keep(RunTold.Stale)), cancellationToken);
        await store.ExecuteAsync(Statement.Write(RunTold.Move("1")), cancellationToken);
        var large = await store.SingleAsync<Count>(Statement.Write(LargeParts), cancellationToken);
        if (large.Value > 1)
        {
            await store.ExecuteAsync(Statement.Write("OPTIMIZE TABLE run_states FINAL"), cancellationToken);
        }
    }

    /// <summary>Makes the rows of some runs. The events are safe by now, so a failure here must not be told as if they were not: the next commit tries again.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="since">The earliest day of what was told of them now, counted from 1970: rows at later days may have to go. What a connector
    /// tells exactly may lie on the day before.</param>
    /// <param name="cancellationToken">Gives up; the next commit tries again.</param>
    internal async Task MakeAsync(IEnumerable<string> runs, int since, CancellationToken cancellationToken)
    {
        _left.UnionWith(runs);
        _since = Math.Min(_since, since);
        try
        {
            foreach (var some in _left.Chunk(RunsAtOnce).ToList())
            {
                var parameters = new Parameters().Add("runs", some).Add("since", _since);
                await store.ExecuteAsync(Statement.Write(RunTold.Keep("run_id IN {runs:Array(String)}")) with { Parameters = parameters }, cancellationToken);
                await store.ExecuteAsync(Statement.Write(RunTold.Move("day >= {since:Int32} - 1 AND run_id IN {runs:Array(String)}")) with { Parameters = parameters }, cancellationToken);
                _left.ExceptWith(some);
            }

            _since = int.MaxValue;
        }
        catch (StoreException e)
        {
            NotMade(logger, _left.Count, e);
        }
    }

    [LoggerMessage(EventId = 204, Level = LogLevel.Warning, Message = "Lists show {Runs} runs as they were before: what was told of them since is stored, and taken into account with the next commit")]
    private static partial void NotMade(ILogger logger, int runs, Exception exception);

    private sealed record Count(long Value);
}
