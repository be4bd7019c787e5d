using Footfall.Analytics.Asking;
using Footfall.Analytics.Problems;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Features.Activity;
using Footfall.Server.Features.Runs;

namespace Footfall.Server.Features.Problems;

/// <summary>Finds a problem for a request: with the caller's rights, and by the number that it goes by since it was merged or grouped anew.</summary>
internal sealed class ProblemDesk(ProblemQuestions questions, ActivityOrgs orgs)
{
    // Whatever the time: events may lie in the future, and one problem has few errors.
    private static readonly TimeRange Ever = new(DateTimeOffset.UnixEpoch, new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>What the caller may see of errors.</summary>
    internal Access AccessOf(HttpContext context) => RunAccess.Of(Rights.Of(context), orgs);

    /// <summary>The errors of one problem, or all, that somebody may see.</summary>
    internal static ProblemFilter FilterOf(ProblemId? id, Access access) => new() { Errors = new EventFilter { Access = access, Range = Ever }, Problem = id };

    /// <summary>The problem that a number stands for; null when it is none.</summary>
    internal async Task<ProblemId?> ResolveAsync(string text, CancellationToken cancellationToken) =>
        ProblemId.Read(text) is { } id ? await questions.GoesByAsync(id, cancellationToken) : null;

    /// <summary>The problem; null when there is none that may be seen.</summary>
    internal async Task<ProblemRow?> FindAsync(string text, Access access, CancellationToken cancellationToken) =>
        await ResolveAsync(text, cancellationToken) is { } id ? await questions.FindAsync(id, FilterOf(id, access).Errors, cancellationToken) : null;

    /// <summary>Why a caller may not act on a problem; null when it may. A manager may where no other org meets it: how it stands, it stands for all.</summary>
    internal async Task<string?> WhyNotActAsync(Caller caller, ProblemRow row, Access access, CancellationToken cancellationToken)
    {
        if (!Policies.Allows(Policies.Act, caller))
        {
            return "Your role may see problems, but not change how they stand.";
        }

        if (access == Access.All)
        {
            return null;
        }

        var whole = await FindAsync(row.Id, Access.All, cancellationToken);
        return whole?.Events == row.Events ? null : "Other orgs meet this problem, too: an administrator decides how it stands.";
    }

    internal static IResult Unknown(string id) => Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: $"No error tells of a problem '{id}' that you may see.");
}
