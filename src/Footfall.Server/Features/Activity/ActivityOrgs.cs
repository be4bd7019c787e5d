using Footfall.Analytics.Activity;
using Footfall.Analytics.Asking;
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

    /// <summary>The short name of an org, else its id, by whichever of the two it is told.</summary>
    internal string ShortNameOf(string org) => names.FindOrg(org)?.Slug ?? org;

    /// <summary>All names of the orgs that are asked for and may be seen; null for the whole server.</summary>
    internal List<string>? NamesOf(IReadOnlyCollection<string>? asked, Access access)
    {
        var wanted = asked is null or { Count: 0 } ? null : asked.SelectMany(NamesOf).ToHashSet();
        var allowed = access.Orgs?.SelectMany(NamesOf).ToHashSet();
        return wanted is null ? allowed?.ToList() : allowed is null ? [.. wanted] : [.. wanted.Intersect(allowed)];
    }

    private Task<IReadOnlyList<string>> MembersAsync(IReadOnlyList<string> orgs, CancellationToken cancellationToken) =>
        membership.UsersAsync([.. orgs.Where(o => o.Length > 0).Select(NamesOf)], cancellationToken);
}
