using Footfall.Analytics.Asking;
using Footfall.ClickHouse;

namespace Footfall.Analytics.Orgs;

/// <summary>Which users belong to orgs now, by themselves or through groups, nested or not (semantics 4.5).</summary>
public sealed class Membership(IStore store)
{
    private static readonly Question<MemberRow> MembersQuestion = Questions.Load<MemberRow>("Orgs.Members");
    private static readonly string[] OrgKinds = ["team", "organization"];
    private static readonly string[] GroupKinds = ["group"];

    /// <summary>The users of some orgs, in ordinal order.</summary>
    /// <param name="orgs">Each org by all the names that it goes by: id and short name.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    public async Task<IReadOnlyList<string>> UsersAsync(IReadOnlyList<IReadOnlyList<string>> orgs, CancellationToken cancellationToken)
    {
        var users = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>();
        var groups = await AddAsync(OrgKinds, orgs, users, cancellationToken);
        while (groups.Count > 0)
        {
            var fresh = groups.Where(seen.Add).ToList();
            groups = fresh.Count == 0 ? [] : await AddAsync(GroupKinds, fresh.ConvertAll(g => (IReadOnlyList<string>)[g]), users, cancellationToken);
        }

        return [.. users];
    }

    /// <summary>Adds the users who are members, and gives the groups that are.</summary>
    private async Task<List<string>> AddAsync(string[] kinds, IReadOnlyList<IReadOnlyList<string>> containers, SortedSet<string> users, CancellationToken cancellationToken)
    {
        var ids = containers.SelectMany(c => c).Where(n => n.Length > 0).Distinct();
        var statement = MembersQuestion.ToStatement(new QuestionPart(null, "", p => p.Add("kinds", kinds).Add("ids", ids)));
        var rows = await store.RowsAsync<MemberRow>(statement, cancellationToken);

        // An org may be named by its id when somebody is added, and by its short name when they are removed.
        var members = containers
            .SelectMany(c => rows.Where(r => c.Contains(r.Container)).GroupBy(r => r.Member).Select(g => g.MaxBy(r => (r.Time, r.Received, r.Position))!))
            .Where(r => r.IsMember)
            .ToLookup(r => r.Kind == "group", r => r.Member);
        users.UnionWith(members[false]);
        return [.. members[true]];
    }
}
