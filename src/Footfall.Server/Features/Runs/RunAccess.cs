using Footfall.Analytics.Asking;
using Footfall.Server.Features.Activity;

namespace Footfall.Server.Features.Runs;

/// <summary>What a caller may see, with the orgs by all their names: a run may name its org by another than the account does.</summary>
internal static class RunAccess
{
    internal static Access Of(Access access, ActivityOrgs orgs) =>
        access.Orgs is { } names ? access with { Orgs = [.. names.SelectMany(orgs.NamesOf).Distinct()] } : access;
}
