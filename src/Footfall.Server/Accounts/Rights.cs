using Footfall.Analytics.Asking;
using Footfall.Model;

namespace Footfall.Server.Accounts;

/// <summary>Which rows a caller may see: the one place that says so (semantics 10.1).</summary>
internal static class Rights
{
    /// <summary>
    /// The rows that answers to the caller may be made of; null when there are none: a token that only sends, a manager of no
    /// org, a member that is linked to no user.
    /// </summary>
    internal static Access? Of(Caller caller) => caller switch
    {
        { SeesEverything: true } => Access.All,
        { Role: Role.Manager, Orgs.Count: > 0 } => new Access { Orgs = caller.Orgs, OwnUserId = caller.UserId },
        { Role: Role.Member, UserId: { } user } => new Access { UserId = user },
        _ => null,
    };

    /// <summary>The rows that answers to this request may be made of. Policies let nobody through who has none.</summary>
    internal static Access Of(HttpContext context) =>
        context.Features.Get<Caller>() is { } caller && Of(caller) is { } access
            ? access
            : throw new InvalidOperationException("A question was asked by a caller who may see nothing.");
}
