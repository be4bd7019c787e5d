using Footfall.Analytics.Orgs;
using Footfall.Server.Accounts;
using Footfall.Server.Audit;

namespace Footfall.Server.Features.Orgs;

/// <summary><c>/api/v1/orgs</c>: the orgs of the platform and who belongs to them, for those who see everything.</summary>
internal static class OrgEndpoints
{
    internal static void MapOrgs(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/orgs").WithTags("Orgs").RequireAuthorization(Policies.Observe);
        group.MapGet("", ListAsync).Produces<IReadOnlyList<OrgEntry>>().WithSummary("Orgs that were seen in events, have members or accounts");
        group.MapGet("/{org}/members", MembersAsync).Produces<OrgMembersAnswer>().ProducesProblem(404).WithSummary("Who belongs to an org").Audited("view:members");
    }

    private static async Task<IResult> ListAsync(OrgQuestions orgs, AccountKeeper keeper, CancellationToken cancellationToken) =>
        Results.Ok(await AllAsync(orgs, await keeper.ListAsync(cancellationToken), cancellationToken));

    private static async Task<IResult> MembersAsync(string org, OrgQuestions orgs, AccountKeeper keeper, CancellationToken cancellationToken)
    {
        var accounts = await keeper.ListAsync(cancellationToken);
        if ((await AllAsync(orgs, accounts, cancellationToken)).Find(o => o.Id == org || o.Slug == org) is not { } found)
        {
            return Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: $"No org {org} was seen.");
        }

        var members = await orgs.MembersAsync([.. new[] { found.Id, found.Slug }.OfType<string>()], cancellationToken);
        return Results.Ok(new OrgMembersAnswer(
            found,
            [.. accounts.Where(a => Has(a, found)).Select(a => new OrgAccount(a.UserName!, a.Role.ToString().ToLowerInvariant()))],
            members.ConvertAll(m => new OrgMember(m.Id, m.Name.Length == 0 ? null : m.Name, m.Kind, DateTimeOffset.FromUnixTimeMilliseconds(m.Since)))));
    }

    /// <summary>The orgs of events and memberships, and those that only accounts name.</summary>
    private static async Task<List<OrgEntry>> AllAsync(OrgQuestions questions, List<Account> accounts, CancellationToken cancellationToken)
    {
        var seen = (await questions.ListAsync(cancellationToken)).ConvertAll(o => new OrgEntry(
            o.Id,
            o.Slug.Length == 0 ? null : o.Slug,
            0,
            o.Members,
            o.First is { } first ? DateTimeOffset.FromUnixTimeMilliseconds(first) : null,
            o.Last is { } last ? DateTimeOffset.FromUnixTimeMilliseconds(last) : null));
        var named = accounts.SelectMany(a => a.Orgs.Select(o => o.Org)).Distinct().Where(name => !seen.Exists(o => o.Id == name || o.Slug == name));
        seen.AddRange(named.Order(StringComparer.Ordinal).Select(name => new OrgEntry(name, null, 0, 0, null, null)));
        return seen.ConvertAll(o => o with { Accounts = accounts.Count(a => Has(a, o)) });
    }

    private static bool Has(Account account, OrgEntry org) => account.Orgs.Any(o => o.Org == org.Id || o.Org == org.Slug);
}
