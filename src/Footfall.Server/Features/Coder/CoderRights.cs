using Footfall.Ingestion.Formats.Coder;
using Footfall.Model;
using Footfall.Server.Accounts;

namespace Footfall.Server.Features.Coder;

/// <summary>Who may ask Coder's questions, refused in Coder's words. Source: <c>specs/coder.md</c> A1.5, A2.2.</summary>
internal static class CoderRights
{
    /// <summary>The refusal of a caller who may ask nothing here; null for all others.</summary>
    internal static IResult? Refuse(HttpContext context) => context.Features.Get<Caller>() switch
    {
        null => CoderReplies.UnauthorizedToAsk(context),
        { } caller when !Policies.Allows(Policies.Read, caller) => Forbidden("This account or token may not ask questions. Use a personal token of an administrator, an analyst or a manager."),
        _ => null,
    };

    /// <summary>
    /// The refusal of a caller who may not see that org's activity: administrators and analysts see all, managers each org of theirs.
    /// </summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="org">The names of the org that is asked about; null for all orgs.</param>
    internal static IResult? RefuseOrg(Caller caller, IReadOnlyList<string>? org) => caller switch
    {
        { SeesEverything: true } => null,
        { Role: not Role.Manager } => Forbidden("Only administrators, analysts and managers of organizations see activity."),
        _ when org is null => Forbidden("A manager sees the activity of single organizations: name one of yours with org."),
        _ when !org.Any(caller.Orgs.Contains) => Forbidden("You do not manage that organization."),
        _ => null,
    };

    /// <summary>The refusal of a caller who may not see what all users do.</summary>
    internal static IResult? RefuseAll(HttpContext context) => context.Features.Get<Caller>() is { SeesEverything: true }
        ? null
        : Forbidden("Only administrators and analysts see numbers of all users.");

    /// <summary>The refusal of a caller who may not see what all users do, as Coder says it: there is no such thing.</summary>
    internal static IResult? Hide(HttpContext context) => context.Features.Get<Caller>() is { SeesEverything: true }
        ? null
        : CoderReplies.Error(StatusCodes.Status404NotFound, "not_found", "Resource not found or you do not have access to this resource.");

    private static IResult Forbidden(string message) => CoderReplies.Error(StatusCodes.Status403Forbidden, "forbidden", message);
}
