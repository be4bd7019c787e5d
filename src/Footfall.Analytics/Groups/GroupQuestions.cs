using Footfall.Analytics.Asking;
using Footfall.ClickHouse;

namespace Footfall.Analytics.Groups;

/// <summary>Groups of users, which may lie in each other (semantics 4.5, 5.1).</summary>
public sealed class GroupQuestions(IStore store)
{
    private static readonly Question<GroupLink> LinksQuestion = Questions.Load<GroupLink>("Groups.GroupLinks");
    private static readonly Question<GroupUser> UsersQuestion = Questions.Load<GroupUser>("Groups.GroupUsers");
    private static readonly Question<GroupPair> PairsQuestion = Questions.Load<GroupPair>("Groups.GroupPairs");

    /// <summary>Ids of the users who belong to the groups now, at any depth. A user who is reached by two paths is one user; groups that contain each other end nothing.</summary>
    public async Task<IReadOnlyList<string>> UsersAsync(IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        var links = await store.RowsAsync<GroupLink>(LinksQuestion.ToStatement(), cancellationToken);
        var all = WithNested(groups, Inside(links));
        var users = await store.RowsAsync<GroupUser>(UsersQuestion.ToStatement(new QuestionPart(null, "", p => p.Add("groups", all))), cancellationToken);
        return users.ConvertAll(u => u.Id);
    }

    /// <summary>The groups with the most users, each with all of them.</summary>
    public async Task<IReadOnlyList<GroupMembers>> LargestAsync(int most, CancellationToken cancellationToken)
    {
        var links = await store.RowsAsync<GroupLink>(LinksQuestion.ToStatement(), cancellationToken);
        var inside = Inside(links);
        var direct = (await store.RowsAsync<GroupPair>(PairsQuestion.ToStatement(), cancellationToken)).ToLookup(p => p.GroupId, p => p.UserId);
        var groups = direct.Select(g => g.Key).Concat(links.Select(l => l.Container)).Distinct();
        return
        [
            .. groups.Select(g => new GroupMembers(g, WithNested([g], inside).SelectMany(n => direct[n]).ToHashSet()))
                .OrderByDescending(g => g.Users.Count).ThenBy(g => g.Id, StringComparer.Ordinal)
                .Take(most),
        ];
    }

    private static ILookup<string, string> Inside(List<GroupLink> links) => links.ToLookup(l => l.Container, l => l.Member);

    private static HashSet<string> WithNested(IReadOnlyList<string> groups, ILookup<string, string> inside)
    {
        var found = new HashSet<string>(groups);
        var open = new Stack<string>(found);
        while (open.TryPop(out var group))
        {
            foreach (var below in inside[group].Where(found.Add))
            {
                open.Push(below);
            }
        }

        return found;
    }
}
