using Footfall.Analytics.Asking;
using Footfall.Analytics.Groups;
using Footfall.Analytics.Names;
using Footfall.ClickHouse;

namespace Footfall.Analytics.Patterns;

/// <summary>Users grouped by what they use, set against their orgs and groups.</summary>
public sealed class PatternQuestions(IStore store, GroupQuestions groups)
{
    // More would tell users apart by what hardly anybody uses.
    private const int MostFeatures = 64;
    private const int MostShares = 12;
    private const int MostGroups = 50;
    private const string Feature = "if(package != '', toString(package), toString(scope))";

    private static readonly Question<FeatureRow> FeaturesQuestion = Questions.Load<FeatureRow>("Patterns.Features");
    private static readonly Question<UseRow> UsesQuestion = Questions.Load<UseRow>("Patterns.Uses");

    /// <summary>The patterns, the largest first; none when nobody used anything.</summary>
    /// <param name="filter">Whose use of what.</param>
    /// <param name="wanted">How many; null for as many as tell users apart.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<IReadOnlyList<Pattern>> PatternsAsync(EventFilter filter, int? wanted, CancellationToken cancellationToken)
    {
        var features = await store.RowsAsync<FeatureRow>(FeaturesStatement(filter), cancellationToken);
        if (features.Count == 0)
        {
            return [];
        }

        var names = features.ConvertAll(f => f.Name);
        var users = await store.RowsAsync<UseRow>(UsesStatement(filter, names), cancellationToken);
        var members = await groups.LargestAsync(MostGroups, cancellationToken);
        return Describe(users, Clustering.Of(UseVectors.Of(users, names.Count), wanted), names, members);
    }

    /// <summary>The statement that finds what users are told apart by.</summary>
    public static Statement FeaturesStatement(EventFilter filter) => FeaturesQuestion.ToStatement(
        QuestionPart.Filter(filter), new QuestionPart("feature", Feature), QuestionPart.Value("most", MostFeatures));

    private static Statement UsesStatement(EventFilter filter, List<string> features) => UsesQuestion.ToStatement(
        QuestionPart.Filter(filter),
        new QuestionPart("feature", Feature),
        UserNames.Of(filter),
        new QuestionPart(null, "", p => p.Add("features", features)));

    private static List<Pattern> Describe(List<UseRow> users, int[] numbers, List<string> features, IReadOnlyList<GroupMembers> members)
    {
        var clusters = Enumerable.Range(0, users.Count).GroupBy(i => numbers[i]).Select(g => g.ToList())
            .OrderByDescending(g => g.Count).ThenBy(g => users[g[0]].UserId, StringComparer.Ordinal).ToList();
        var groups = GroupsOf(users, members);
        var everybody = Enumerable.Range(0, users.Count).ToList();
        var (use, orgs, all) = (Use(users, everybody, features), Orgs(users, everybody), Groups(everybody, groups, members));
        return
        [
            .. clusters.Select((cluster, i) => new Pattern(
                i + 1,
                cluster.ConvertAll(u => users[u]),
                Told(Use(users, cluster, features), use),
                Told(Orgs(users, cluster), orgs),
                Told(Groups(cluster, groups, members), all))),
        ];
    }

    /// <summary>What a pattern has more of than all users have, the most telling first.</summary>
    private static List<PatternShare> Told(Dictionary<string, double> shares, Dictionary<string, double> overall) =>
    [
        .. shares.Select(s => new PatternShare(s.Key, s.Value, overall[s.Key]))
            .OrderByDescending(s => s.Share - s.Overall).ThenByDescending(s => s.Share).ThenBy(s => s.Name, StringComparer.Ordinal)
            .Take(MostShares),
    ];

    /// <summary>The mean share of each feature in the use of a user: each user counts once, however much they do.</summary>
    private static Dictionary<string, double> Use(List<UseRow> users, List<int> chosen, List<string> features)
    {
        var shares = new double[features.Count];
        foreach (var user in chosen.Select(u => users[u]))
        {
            var total = (double)user.Counts.Sum();
            for (var i = 0; i < user.Places.Count; i++)
            {
                shares[user.Places[i] - 1] += user.Counts[i] / total / chosen.Count;
            }
        }

        return Named(shares, features);
    }

    private static Dictionary<string, double> Orgs(List<UseRow> users, List<int> chosen) =>
        chosen.Where(u => users[u].Org.Length > 0).GroupBy(u => users[u].Org).ToDictionary(g => g.Key, g => g.Count() / (double)chosen.Count);

    /// <summary>Which groups each user is in, by their places in the lists.</summary>
    private static List<int>[] GroupsOf(List<UseRow> users, IReadOnlyList<GroupMembers> members)
    {
        var places = Enumerable.Range(0, users.Count).ToDictionary(i => users[i].UserId, i => i);
        var groups = users.Select(_ => new List<int>()).ToArray();
        for (var g = 0; g < members.Count; g++)
        {
            foreach (var user in members[g].Users)
            {
                if (places.TryGetValue(user, out var place))
                {
                    groups[place].Add(g);
                }
            }
        }

        return groups;
    }

    private static Dictionary<string, double> Groups(List<int> chosen, List<int>[] groups, IReadOnlyList<GroupMembers> members)
    {
        var counts = new double[members.Count];
        foreach (var group in chosen.SelectMany(u => groups[u]))
        {
            counts[group]++;
        }

        return Named([.. counts.Select(c => c / chosen.Count)], [.. members.Select(m => m.Id)]);
    }

    private static Dictionary<string, double> Named(double[] shares, List<string> names) =>
        Enumerable.Range(0, shares.Length).Where(i => shares[i] > 0).ToDictionary(i => names[i], i => shares[i]);
}
