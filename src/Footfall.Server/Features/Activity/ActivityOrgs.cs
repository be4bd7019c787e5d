using Footfall.Analytics.Activity;
using Footfall.Analytics.Orgs;
using Footfall.Ingestion.Writing;

namespace Footfall.Server.Features.Activity;

/// <summary>Finds who belongs to the orgs that a question about activity is about, for their minutes without org (semantics 6.2).</summary>
internal sealed class ActivityOrgs(NameBook names, Membership membership)
{
    /// <summary>A filter that knows the members of its orgs.</summary>
    internal async Task<ActivityFilter> CompleteAsync(ActivityFilter filter, CancellationToken cancellationToken) => filter with
    {
        AccessMembers = filter.Access is { Orgs: { } orgs } ? await MembersAsync(orgs, cancellationToken) : [],
        OrgMembers = filter.Orgs.Count > 0 ? await MembersAsync(filter.Orgs, cancellationToken) : [],
    };

    /// <summary>The names that an org goes by.</summary>
    internal IReadOnlyList<string> NamesOf(string org) => names.FindOrg(org) is { } known ? [.. new[] { org, known.Id, known.Slug }.OfType<string>().Distinct()] : [org];

    private Task<IReadOnlyList<string>> MembersAsync(IReadOnlyList<string> orgs, CancellationToken cancellationToken) =>
        membership.UsersAsync([.. orgs.Where(o => o.Length > 0).Select(NamesOf)], cancellationToken);
}
