using Footfall.Analytics.Groups;
using Footfall.Analytics.Patterns;
using Footfall.Model;

namespace Footfall.Analytics.Tests;

/// <summary>Users grouped by what they use.</summary>
public sealed class PatternTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UsersWhoUseAlike_StandTogether_WhateverTheyDoMuchOrLittle()
    {
        await using var history = await FilledAsync();

        var patterns = await Questions(history).PatternsAsync(Some.Filter(Some.Day, Some.Day.AddDays(1)), null, Stop);

        Assert.Equal(
            [
                "1: a0 a1 a2 a3 a4 a5, Chem",
                "2: b0 b1 b2 b3, draw:object",
                "3: c0 c1 c2, Charts",
            ],
            patterns.Select(p => $"{p.Number}: {string.Join(' ', p.Users.Select(u => u.UserId))}, {p.Features[0].Name}"));
    }

    [Fact]
    public async Task SharesOfOrgsAndGroups_EqualTheRecount()
    {
        await using var history = await FilledAsync();

        var patterns = await Questions(history).PatternsAsync(Some.Filter(Some.Day, Some.Day.AddDays(1)), 3, Stop);

        // Of the six who use Chem three are in acme, of all thirteen seven; the group of chemists holds a group that holds five of the six.
        Assert.Equal(new PatternShare("other", 0.5, 6 / 13.0), patterns[0].Orgs[0]);
        Assert.Equal(new PatternShare("chemists", 5 / 6.0, 5 / 13.0), patterns[0].Groups[0]);
        Assert.Empty(patterns[2].Groups);
    }

    [Fact]
    public async Task TheSameQuestion_HasTheSameAnswer_InEveryOrderOfEvents()
    {
        await using var one = await FilledAsync();
        await using var other = await FilledAsync(reversed: true);
        var filter = Some.Filter(Some.Day, Some.Day.AddDays(1));

        var (a, b) = (await Questions(one).PatternsAsync(filter, 4, Stop), await Questions(other).PatternsAsync(filter, 4, Stop));

        Assert.Equal(4, a.Count);
        Assert.Equal(a.Select(p => string.Join(' ', p.Users.Select(u => u.UserId))), b.Select(p => string.Join(' ', p.Users.Select(u => u.UserId))));
    }

    [Fact]
    public async Task OrgOfAUser_IsThatOfMostOfTheUse_WhateverCameFirst()
    {
        await using var history = await History.StartAsync();
        await history.AddAsync(
        [
            .. Of("u1", ("Chem", "acme"), ("Chem", "other"), ("Chem", "other")),
            .. Of("u2", ("Chem", "acme"), ("Chem", "acme"), ("Chem", "acme"), ("Bio", "other"), ("Bio", "other"), ("Charts", "other"), ("Charts", "other")),
            .. Of("u3", ("Chem", null), ("Chem", null), ("Bio", "acme")),
            .. Of("u4", ("Chem", "other"), ("Bio", "acme")),
            .. Of("u5", ("Chem", null)),
        ]);

        var patterns = await Questions(history).PatternsAsync(Some.Filter(Some.Day, Some.Day.AddDays(1)), null, Stop);

        Assert.Equal(["u1 other", "u2 other", "u3 acme", "u4 acme", "u5 "], patterns.SelectMany(p => p.Users).OrderBy(u => u.UserId, StringComparer.Ordinal).Select(u => $"{u.UserId} {u.Org}"));

        static IEnumerable<Event> Of(string user, params (string Package, string? Org)[] uses) =>
            uses.Select((u, i) => Some.Event(Some.Day.AddHours(1).AddSeconds(i), user: user) with { Package = u.Package, OrgSlug = u.Org });
    }

    [Fact]
    public async Task AuditRecordsOfAPackage_AreUseOfIt_AndOthersAreNone()
    {
        await using var history = await History.StartAsync();
        await history.AddAsync(
        [
            .. Enumerable.Range(0, 4).Select(i => Audit($"a{i}", "create:commit", "api")),
            .. Enumerable.Range(0, 3).Select(i => Audit($"b{i}", "create:commit", "web")),
            Audit("c", "update:project", null),
        ]);

        var patterns = await Questions(history).PatternsAsync(Some.Filter(Some.Day, Some.Day.AddDays(1)), null, Stop);

        Assert.Equal(["a0 a1 a2 a3, api", "b0 b1 b2, web"], patterns.Select(p => $"{string.Join(' ', p.Users.Select(u => u.UserId))}, {p.Features[0].Name}"));

        static Event Audit(string user, string scope, string? package) =>
            Some.Event(Some.Day.AddHours(1), scope, user: user) with { Source = Source.Server, Kind = "audit", Package = package };
    }

    [Fact]
    public async Task NobodyAndOneKindOfUser_AreNoReasonToGroup()
    {
        await using var history = await History.StartAsync();
        var filter = Some.Filter(Some.Day, Some.Day.AddDays(1));
        Assert.Empty(await Questions(history).PatternsAsync(filter, null, Stop));

        await history.AddAsync([Some.Event(Some.Day.AddHours(1)), Some.Event(Some.Day.AddHours(2), user: "u2")]);

        Assert.Equal(["u1", "u2"], Assert.Single(await Questions(history).PatternsAsync(filter, null, Stop)).Users.Select(u => u.UserId));
    }

    private static PatternQuestions Questions(History history) => new(history.Store, new GroupQuestions(history.Store));

    private static async Task<History> FilledAsync(bool reversed = false)
    {
        var history = await History.StartAsync();
        var events = new List<Event>();
        Use("a", 6, (i, _) => Of(i, "Chem", 10 + (90 * i)).Concat(Of(i, null, 2)));
        Use("b", 4, (i, _) => Of(i, null, 20 * (i + 1)));
        Use("c", 3, (i, _) => Of(i, "Charts", 30).Concat(Of(i, "Chem", 3)));
        events.AddRange(Enumerable.Range(0, 5).Select(i => Member("lab", "user", $"a{i}")));
        events.Add(Member("chemists", "group", "lab"));
        if (reversed)
        {
            events.Reverse();
        }

        await history.AddAsync(events);
        return history;

        void Use(string prefix, int users, Func<int, string, IEnumerable<Event>> of) =>
            events.AddRange(Enumerable.Range(0, users).SelectMany(i => of(i, prefix).Select(e => e with { UserId = $"{prefix}{i}", OrgSlug = i % 2 == 0 ? "acme" : "other" })));

        static IEnumerable<Event> Of(int user, string? package, int count) =>
            Enumerable.Range(0, count).Select(n => Some.Event(Some.Day.AddHours(1).AddSeconds((user * 1000) + n)) with { Package = package });
    }

    private static Event Member(string group, string kind, string member) => Some.Event(Some.Day.AddDays(-1), "add:member", user: null) with
    {
        Source = Source.Server,
        Kind = "audit",
        ObjName = "group",
        ObjId = group,
        Payload = $$"""{"member":"{{member}}","member_kind":"{{kind}}"}""",
    };
}
