using Footfall.Analytics.Asking;
using Footfall.Analytics.Problems;
using Footfall.Ingestion.Problems;
using Footfall.Server.Accounts;
using Footfall.Server.Features.Problems;

namespace Footfall.Server.Demo;

/// <summary>Does with made-up problems what people do: one is resolved and comes back, one is assigned, one rests, one is left alone.</summary>
internal sealed class DemoProblems(IServiceProvider services)
{
    private const int Some = 5;

    internal async Task ActAsync(CancellationToken cancellationToken)
    {
        var everything = ProblemDesk.FilterOf(null, Access.All);
        var spark = ProblemQuestions.SparkBuckets(everything.Errors.Range);
        var (rows, _, _) = await services.GetRequiredService<ProblemQuestions>().PageAsync(everything, ProblemOrder.Read("-events")!, null, Some, spark, cancellationToken);
        var changes = new (string Action, string Comment, ProblemChange Change)[]
        {
            ("assign", "Looks like the cache of frames.", (action, _) => action with { Assignee = FirstAdministrator.Login }),
            ("resolve", "Fixed.", (action, problem) => Resolved(action, problem.Versions)),
            ("snooze", "Their network; see again when it gets worse.", (action, problem) => action with { State = ProblemStates.Snoozed, StateAt = action.At, Most = 100_000, Counted = problem.Events }),
            ("ignore", "Not ours.", (action, _) => action with { State = ProblemStates.Ignored, StateAt = action.At }),
        };
        foreach (var (row, (action, comment, change)) in rows.Zip(changes))
        {
            await services.GetRequiredService<ProblemActions>().ActAsync(row, new ProblemStart(action, FirstAdministrator.Login, comment), change, cancellationToken);
        }
    }

    /// <summary>Resolved in the version before the newest, in which it was seen again.</summary>
    private static ProblemAction Resolved(ProblemAction action, IReadOnlyList<string> versions)
    {
        var version = versions.Count > 1 ? versions[1] : "";
        return action with { State = ProblemStates.Resolved, StateAt = action.At, Version = version, VersionKey = VersionKey.Of(version) };
    }
}
