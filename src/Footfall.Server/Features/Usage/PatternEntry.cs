using Footfall.Analytics.Patterns;

namespace Footfall.Server.Features.Usage;

/// <summary>Users who use the platform alike.</summary>
/// <param name="Cluster">Number, from 1, the largest first.</param>
/// <param name="Users">How many users.</param>
/// <param name="Share">Of all users, 0 to 1.</param>
/// <param name="Features">Packages and scopes that they use more than others do, the most telling first: the mean share of a user's events, and the same over all users.</param>
/// <param name="Orgs">Orgs: the share of the cluster's users, and of all users.</param>
/// <param name="Groups">Groups of users, the same, with their names.</param>
/// <param name="Members">The first of its users.</param>
internal sealed record PatternEntry(
    int Cluster,
    int Users,
    double Share,
    IReadOnlyList<PatternShare> Features,
    IReadOnlyList<PatternShare> Orgs,
    IReadOnlyList<PatternGroup> Groups,
    IReadOnlyList<PatternMember> Members)
{
    internal static PatternEntry Of(Pattern pattern, int all, int members, IReadOnlyDictionary<string, string> names) => new(
        pattern.Number,
        pattern.Users.Count,
        pattern.Users.Count / (double)all,
        pattern.Features,
        pattern.Orgs,
        [.. pattern.Groups.Select(g => new PatternGroup(g.Name, names.GetValueOrDefault(g.Name, g.Name), g.Share, g.Overall))],
        [.. pattern.Users.Take(members).Select(u => new PatternMember(pattern.Number, u.UserId, u.UserName, u.Org, u.Counts.Sum()))]);
}
