using Footfall.Analytics.Asking;
using Footfall.Analytics.Entities;
using Footfall.Server.Accounts;
using Footfall.Server.Features.Activity;

namespace Footfall.Server.Features.Entities;

/// <summary>Finds the entity that a route names, among those that the caller may see.</summary>
internal sealed class EntityReader(ActivityOrgs orgs, EntityQuestions questions)
{
    internal EntityQuestions Questions => questions;

    /// <summary>Which entities are asked for; null when there is no such kind.</summary>
    internal EntityAsk? Ask(HttpContext context, string kind, string[]? org)
    {
        if (!EntityRef.Kinds.Contains(kind))
        {
            return null;
        }

        var access = Rights.Of(context);
        return new EntityAsk(kind, access, orgs.NamesOf(org, access));
    }

    /// <summary>The entity; null when there is none, or it may not be seen.</summary>
    internal async Task<(EntityAsk Ask, EntityRow Row)?> FindAsync(HttpContext context, string kind, string id)
    {
        // A slash in an id stays encoded in a path.
        var plain = id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        return Ask(context, kind, null) is { } ask && await questions.FindAsync(new EntityRef(kind, plain), ask, context.RequestAborted) is { } row ? (ask, row) : null;
    }

    internal static IResult Unknown(string kind, string? id) => Results.Problem(
        statusCode: StatusCodes.Status404NotFound,
        detail: EntityRef.Kinds.Contains(kind)
            ? $"No event tells of the {kind} '{id}', or you may not see it."
            : $"There is no kind of entities '{kind}'. There are {string.Join(", ", EntityRef.Kinds)}.");
}
