using System.Text.Json.Nodes;
using Footfall.Analytics.Stats;
using Footfall.Ingestion.Rollups;
using Footfall.Model;

namespace Footfall.Analytics.Tests;

/// <summary>Every metric of the server's statistics against a naive recount, over histories that come in any order.</summary>
public sealed class StatsTests
{
    private static readonly string[] Kinds = ["user", "team", "workspace", "project", "link", "agent", "job", "model", "notebook"];
    private static readonly string[] Mails = ["ann@acme.example", "bob@ACME.example", "eve@other.example", "zoe@Büro.example", "kim@BÜRO.example", "max@xn--bro-hoa.example", "no mail", "x@y@third.example"];
    private static readonly DateTimeOffset Now = Some.Day.AddDays(40);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Values_OfRandomHistories_AreTheRecount(int seed)
    {
        var random = new Random(seed);
        await using var history = await History.StartAsync();
        var events = Events(random).OrderBy(_ => random.Next()).ToList();
        foreach (var part in events.Chunk(300))
        {
            await history.AddAsync(part);
            await CheckAsync(history, random);
        }

        // Rows that are made a second time change nothing: what a start after a crash does.
        await EntityFeedKeeper.RepairAsync(history.Store, null, Stop);
        await history.Moments.RepairAsync(DateTimeOffset.UtcNow, Stop);
        await CheckAsync(history, random);

        // And so do moments that are made from nothing.
        await history.Moments.RepairAsync(null, Stop);
        await CheckAsync(history, random);
    }

    [Fact]
    public async Task State_AtItsEdges_IsThatBefore()
    {
        await using var history = await History.StartAsync();
        var (born, gone, back) = (Some.Day.AddHours(1), Some.Day.AddHours(2), Some.Day.AddHours(3));
        await history.AddAsync([Server(back, "restore:project", "p"), Server(born, "create:project", "p"), Server(gone, "delete:project", "p")]);
        var questions = history.Stats;
        var total = StatsCatalogue.Metrics.Single(m => m.FullKey == "projects.total");

        var windows = new[] { born, born.AddMilliseconds(1), gone, gone.AddMilliseconds(1), back, back.AddMilliseconds(1) }.Select(t => new StatsWindow(Some.Day, t)).ToList();
        var values = await questions.ValuesAsync([total], new StatsAsk(windows, null, Now), Stop);

        Assert.Equal([0, 1, 1, 0, 0, 1], values[total].Select(v => v.Number));
    }

    [Fact]
    public async Task Models_AreTrainedByRunsOfTraining_ThatFinished()
    {
        await using var history = await History.StartAsync();
        Event Run(int minute, string scope, string run, params (string Name, JsonNode? Value)[] payload) =>
            Server(Some.Day.AddMinutes(minute), scope, "", payload) with { ObjId = null, RunId = run };
        await history.AddAsync(
        [
            Run(1, "create:run", "r1", ("type", "train"), ("model", "m1")), Run(2, "finish:run", "r1"),
            Run(3, "create:run", "r2", ("type", "Train")), Run(4, "finish:run", "r2", ("model", "m2")),
            Run(5, "create:run", "r3", ("type", "train"), ("model", "m3")), Run(6, "fail:run", "r3"),
            Run(7, "create:run", "r4", ("type", "app"), ("model", "m4")), Run(8, "finish:run", "r4"),
        ]);
        var trained = StatsCatalogue.Metrics.Single(m => m.FullKey == "models.trained");
        var ask = new StatsAsk([new(Some.Day, Some.Day.AddDays(1))], null, Now);

        var values = await history.Stats.ValuesAsync([trained], ask, Stop);
        var rows = await history.Stats.RowsAsync(trained, ask, null, 0, 10, Stop);

        Assert.Equal(2, values[trained][0].Number);
        Assert.Equal(["m1", "m2"], rows.Select(r => r.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Org_LimitsEntitiesByTheirOrg_AndUsersByMembership()
    {
        await using var history = await History.StartAsync();
        await history.AddAsync(
        [
            Server(Some.Day, "create:team", "t1", ("name", "One")),
            Server(Some.Day.AddMinutes(1), "create:user", "u1") with { UserId = null },
            Server(Some.Day.AddMinutes(1), "create:user", "u2") with { UserId = null },
            Server(Some.Day.AddMinutes(2), "add:member", "t1", ("member", "u1")) with { ObjName = "team" },
            Server(Some.Day.AddMinutes(3), "create:project", "p1") with { OrgId = "t1", UserId = "u1" },
            Server(Some.Day.AddMinutes(3), "create:project", "p2") with { OrgId = "t2", UserId = "u2" },
            Server(Some.Day.AddMinutes(4), "draw:object", "x") with { UserId = "u2", OrgId = "t1" },
        ]);
        var questions = history.Stats;
        var ask = new StatsAsk([new(Some.Day, Some.Day.AddDays(1))], ["t1"], Now);
        var values = await questions.ValuesAsync(StatsCatalogue.Metrics, ask, Stop);

        double? Of(string key) => values[StatsCatalogue.Metrics.Single(m => m.FullKey == key)][0].Number;
        Assert.Equal([1, 1, 1, 1], [Of("users.total"), Of("teams.total"), Of("projects.total"), Of("users.active")]);
    }

    [Fact]
    public async Task Org_HasTheUsersOfGroupsInsideOfIt_AlsoWhenTheyContainEachOther()
    {
        await using var history = await History.StartAsync();
        Event Add(string into, string id, string member, string kind) => Server(Some.Day.AddMinutes(2), "add:member", id, ("member", member), ("member_kind", kind)) with { ObjName = into };
        await history.AddAsync(
        [
            Server(Some.Day, "create:team", "t1"),
            Server(Some.Day.AddMinutes(1), "create:user", "u1") with { UserId = null },
            Server(Some.Day.AddMinutes(1), "create:user", "u2") with { UserId = null },
            Add("team", "t1", "g1", "group"),
            Add("group", "g1", "g2", "group"),
            Add("group", "g2", "g1", "group"),
            Add("group", "g1", "u1", "user"),
            Add("group", "g2", "u2", "user"),
            Server(Some.Day.AddMinutes(4), "draw:object", "x") with { UserId = "u2" },
        ]);
        var questions = history.Stats;
        var values = await questions.ValuesAsync(StatsCatalogue.Metrics, new StatsAsk([new(Some.Day, Some.Day.AddDays(1)), new(Some.Day, Some.Day.AddMinutes(2))], ["t1"], Now), Stop);

        double? Of(string key, int window) => values[StatsCatalogue.Metrics.Single(m => m.FullKey == key)][window].Number;
        Assert.Equal([2, 1, 2], [Of("users.total", 0), Of("users.active", 0), Of("teams.average_users", 0)]);
        Assert.Equal([0, 0, null], [Of("users.total", 1), Of("users.active", 1), Of("teams.average_users", 1)]);
    }

    private static async Task CheckAsync(History history, Random random)
    {
        var questions = history.Stats;
        var windows = Enumerable.Range(0, 2 + random.Next(4)).Select(_ => random.Next(1000)).Select(h => new StatsWindow(Some.Day.AddHours(h), Some.Day.AddHours(h + 1 + random.Next(500)))).ToList();
        await CheckAsync(history, questions, windows, null);
        await CheckAsync(history, questions, windows, ["t1", "t2", "org3"]);
    }

    private static async Task CheckAsync(History history, StatsQuestions questions, List<StatsWindow> windows, IReadOnlyList<string>? orgs)
    {
        var values = await questions.ValuesAsync(StatsCatalogue.Metrics, new StatsAsk(windows, orgs, Now), Stop);

        foreach (var (window, i) in windows.Select((w, i) => (w, i)))
        {
            var recount = new StatsRecount(history.Events, window.From, window.To, Now, orgs);
            foreach (var metric in StatsCatalogue.Metrics)
            {
                var value = values[metric][i];
                if (metric.IsBreakdown)
                {
                    Assert.Equal(recount.Parts(metric.FullKey).Order(StringComparer.Ordinal), value.Parts!.Where(p => p.Value > 0).Select(p => $"{p.Key} {p.Value}").Order(StringComparer.Ordinal));
                    continue;
                }

                Assert.True(recount.Of(metric.FullKey) == value.Number, $"{metric.FullKey} is {value.Number}, and the recount says {recount.Of(metric.FullKey)}{(orgs is null ? "" : " of the orgs")}.");
            }

            await CheckRowsAsync(questions, new StatsAsk([window], orgs, Now), values, i);
        }
    }

    /// <summary>Counts are as many as the rows behind them.</summary>
    private static async Task CheckRowsAsync(StatsQuestions questions, StatsAsk ask, IReadOnlyDictionary<StatsMetric, IReadOnlyList<StatsValue>> values, int i)
    {
        foreach (var metric in StatsCatalogue.Metrics.Where(m => !m.IsMean))
        {
            var rows = await questions.RowsAsync(metric, ask, null, 0, 1000, Stop);
            Assert.Equal(values[metric][i].Number ?? values[metric][i].Parts!.Sum(p => p.Value), rows.Count);
        }
    }

    /// <summary>A group is put into a team or another group, into itself as well.</summary>
    private static Event Group(Random random, DateTimeOffset time, string into) =>
        Server(time, random.Next(4) == 0 ? "remove:member" : "add:member", into == "team" ? $"t{random.Next(12)}" : $"g{random.Next(5)}", ("member", $"g{random.Next(5)}"), ("member_kind", "group")) with { ObjName = into };

    /// <summary>Some events name an org by id, some by short name, some none.</summary>
    private static IEnumerable<Event> Events(Random random) => Bare(random).Select(e => random.Next(6) switch
    {
        < 3 and var org => e with { OrgId = $"t{org}" },
        < 5 and var org => e with { OrgSlug = $"org{org}" },
        _ => e,
    });

    private static IEnumerable<Event> Bare(Random random)
    {
        DateTimeOffset Time() => Some.Day.AddMilliseconds(random.NextInt64(40L * 86_400_000));
        foreach (var kind in Kinds)
        {
            for (var i = 0; i < 12; i++)
            {
                var id = $"{kind[0]}{i}";
                if (random.Next(8) > 0)
                {
                    yield return Created(random, Time(), kind, id);
                }

                for (var n = random.Next(4); n > 0; n--)
                {
                    yield return Server(Time(), $"{(random.Next(2) == 0 ? "delete" : "restore")}:{kind}", id);
                }
            }
        }

        for (var i = 0; i < 120; i++)
        {
            var user = $"u{random.Next(14)}";
            yield return random.Next(11) switch
            {
                9 => Group(random, Time(), random.Next(2) == 0 ? "team" : "group"),
                10 => Server(Time(), random.Next(4) == 0 ? "remove:member" : "add:member", $"g{random.Next(5)}", ("member", user)) with { ObjName = "group" },
                0 => Server(Time(), "confirm:user", user),
                1 => Server(Time(), random.Next(3) == 0 ? "remove:member" : "add:member", $"t{random.Next(12)}", ("member", user)) with { ObjName = "team" },
                2 => Server(Time(), "report:agent", $"a{random.Next(12)}"),
                3 => Server(Time(), "connect:agent", $"a{random.Next(12)}", ("hardware", random.Next(2) == 0 ? "8 cores" : null)),
                4 => Server(Time(), "ping:agent", $"a{random.Next(12)}"),
                5 => Server(Time(), "train:model", $"m{random.Next(12)}", ("status", random.Next(4) switch { 0 => null, 1 => "finished", 2 => "Finished", _ => "error" })),
                6 => Server(Time(), random.Next(2) == 0 ? "start:container" : "stop:container", $"c{random.Next(6)}", ("notebook", $"n{random.Next(12)}")),
                7 => Server(Time(), random.Next(2) == 0 ? "draw:object" : "login:user", "x") with { UserId = user },
                _ => Server(Time(), random.Next(4) switch { 0 => "create:run", 1 => "start:run", 2 => "finish:run", _ => "fail:run" }, "", ("type", random.Next(3) switch { 0 => null, 1 => "train", _ => "agent" }), ("model", random.Next(3) == 0 ? $"m{random.Next(12)}" : null)) with { ObjId = null, RunId = $"r{random.Next(20)}" },
            };
        }
    }

    private static Event Created(Random random, DateTimeOffset time, string kind, string id) => Server(
        time,
        $"create:{kind}",
        id,
        ("email", kind == "user" ? Mails[random.Next(Mails.Length)] : null),
        ("provider", random.Next(3) switch { 0 => "local", 1 => "github", _ => null }),
        ("origin", random.Next(3) switch { 0 => "imported", 1 => "local", _ => null }),
        ("confirmed", random.Next(3) == 0 ? true : null),
        ("system", random.Next(9) == 0 ? true : null),
        ("auto", random.Next(4) == 0 ? true : null),
        ("owner", random.Next(3) == 0 ? $"u{random.Next(12)}" : null),
        ("created_at", random.Next(4) == 0 ? Some.Day.AddHours(random.Next(900)).ToString("O", System.Globalization.CultureInfo.InvariantCulture) : null)) with
    {
        UserId = random.Next(4) == 0 ? null : $"u{random.Next(14)}",
    };

    private static Event Server(DateTimeOffset time, string scope, string id, params (string Name, JsonNode? Value)[] payload)
    {
        var node = new JsonObject();
        foreach (var (name, value) in payload.Where(p => p.Value is not null))
        {
            node[name] = value;
        }

        return Some.Event(time, scope, null) with { Source = Source.Server, ObjId = id, Payload = node.Count == 0 ? null : node.ToJsonString() };
    }
}
