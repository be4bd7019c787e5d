using Footfall.Analytics.Problems;

namespace Footfall.Server.Features.Problems;

/// <summary>What somebody did with a problem.</summary>
/// <param name="Id">The action.</param>
/// <param name="At">When.</param>
/// <param name="Action">resolve, reopen, ignore, snooze, assign, comment, merge, split or undo; regroup where errors were grouped by other rules.</param>
/// <param name="Account">Who; nobody where it was Footfall itself.</param>
/// <param name="Comment">What they said.</param>
/// <param name="State">How it stood after that, by what people said.</param>
/// <param name="Version">Version that it was resolved in.</param>
/// <param name="Until">Left alone until then.</param>
/// <param name="Events">Left alone until it happened so many times more.</param>
/// <param name="Assignee">Who saw to it after that.</param>
/// <param name="Details">The other problem, or how many errors were moved.</param>
/// <param name="Undoes">The action that this one undoes.</param>
/// <param name="IsUndone">Whether it was undone.</param>
internal sealed record ProblemAct(
    Guid Id, DateTimeOffset At, string Action, string Account, string Comment, string State, string Version, DateTimeOffset? Until, long? Events, string Assignee, string Details, Guid? Undoes, bool IsUndone)
{
    internal static IReadOnlyList<ProblemAct> Of(IReadOnlyList<ProblemAction> history)
    {
        var undone = history.Where(a => a.Undoes != Guid.Empty).Select(a => a.Undoes).ToHashSet();
        return [.. history.Select(a => Of(a, undone.Contains(a.Id)))];
    }

    private static ProblemAct Of(ProblemAction a, bool isUndone) => new(
        a.Id, a.At, a.Action, a.Account, a.Comment, a.State, a.Version, a.Until == DateTimeOffset.UnixEpoch ? null : a.Until, a.Most == 0 ? null : a.Most, a.Assignee, a.Details,
        a.Undoes == Guid.Empty ? null : a.Undoes, isUndone);
}
