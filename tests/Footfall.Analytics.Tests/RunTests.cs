using System.Globalization;
using System.Text.Json.Nodes;
using Footfall.Analytics.Asking;
using Footfall.Analytics.Runs;
using Footfall.ClickHouse;
using Footfall.Ingestion.Rollups;
using Footfall.Model;
using Calendar = Footfall.Analytics.Asking.Calendar;

namespace Footfall.Analytics.Tests;

/// <summary>Runs against a naive recount, over histories that come late, twice and in any order (semantics 7).</summary>
public sealed class RunTests
{
    private static readonly string[] Verbs = ["create", "start", "start", "update", "await", "resume", "finish", "fail", "stop", "log", "delete", "restore"];
    private static readonly string[] Words = ["starting", "running", "Finished", "finished", "error", "deployed", "queued", "unknown", "payment"];
    private static readonly TimeRange Always = new(Some.Day.AddDays(-1), Some.Day.AddDays(9));

    // Later than all events, but by less than a day than some of them.
    private static readonly DateTimeOffset Now = Some.Day.AddDays(2).AddHours(2);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task List_OfRandomHistories_IsTheRecount(int seed)
    {
        var random = new Random(seed);
        await using var history = await History.StartAsync();
        var events = Events(random).OrderBy(_ => random.Next()).ToList();
        foreach (var part in events.Chunk(150))
        {
            await history.AddAsync(part);
            await CheckAsync(history);
        }

        // Rows that are made a second time change nothing: what a start after a crash does.
        await RunFeedKeeper.RepairAsync(history.Store, null, Stop);
        await CheckAsync(history);
    }

    [Fact]
    public async Task List_AfterACrashBetweenEventsAndRows_IsTheRecountOnceItWasMended()
    {
        var random = new Random(7);
        await using var history = await History.StartAsync();
        await history.AddAsync([.. Events(random)]);
        await history.Store.ExecuteAsync(new Statement("CREATE TABLE kept AS run_states") { Lane = Lane.Write }, Stop);
        await history.Store.ExecuteAsync(new Statement("INSERT INTO kept SELECT * FROM run_states") { Lane = Lane.Write }, Stop);
        await history.AddAsync([.. Events(random)]);
        await history.Store.ExecuteAsync(new Statement("TRUNCATE TABLE run_states") { Lane = Lane.Write }, Stop);
        await history.Store.ExecuteAsync(new Statement("INSERT INTO run_states SELECT * FROM kept WHERE cityHash64(run_id) % 3 > 0") { Lane = Lane.Write }, Stop);

        await RunFeedKeeper.RepairAsync(history.Store, history.Events[0].Received.AddYears(1), Stop);

        await CheckAsync(history);
    }

    [Fact]
    public async Task List_WhenAnOlderStateOfARunIsStoredLast_ShowsTheNewerOne()
    {
        var random = new Random(8);
        await using var history = await History.StartAsync();
        await history.AddAsync([.. Events(random)]);
        await history.Store.ExecuteAsync(new Statement("CREATE TABLE kept AS run_states") { Lane = Lane.Write }, Stop);
        await history.Store.ExecuteAsync(new Statement("INSERT INTO kept SELECT * FROM run_states") { Lane = Lane.Write }, Stop);
        await history.AddAsync([.. Events(random)]);

        // Two servers that tell of a run at once may store what they made of it in any order.
        await history.Store.ExecuteAsync(new Statement("INSERT INTO run_states SELECT * FROM kept") { Lane = Lane.Write }, Stop);

        await CheckAsync(history);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Figures_OfRandomHistories_AreTheRecount(int seed)
    {
        var random = new Random(seed);
        await using var history = await History.StartAsync();
        await history.AddAsync([.. Events(random).OrderBy(_ => random.Next())]);
        var runs = Recount(history).Where(r => !r.Value.IsDeleted).ToDictionary();
        var questions = Questions(history);
        var range = new TimeRange(Some.Day.AddHours(6), Some.Day.AddHours(31).AddMilliseconds(500));
        var filter = new RunFilter { Access = Access.All, Range = range };
        var inside = runs.Values.Where(r => range.Contains(DateTimeOffset.UnixEpoch.AddSeconds(Begin(r)))).ToList();

        var counts = await questions.CountsAsync(filter with { Statuses = ["running"], Types = ["train"] }, Stop);
        Assert.Equal(inside.Count, counts.Sum(c => c.Everything));
        Assert.Equal(inside.Count(r => r.Line.Split('|')[1] == "train"), counts.Sum(c => c.Others));
        Assert.Equal(inside.Count(r => r.Line.Split('|')[1] == "train" && r.Status is "running" or "started" && r.Line.Split('|')[1] == "train"), counts.Sum(c => c.Matching));

        var figures = await questions.FiguresAsync(filter, Stop);
        var times = inside.Where(r => r is { Ended: not null, RuntimeMs: not null }).Select(r => (double)r.RuntimeMs!).Order().ToList();
        Assert.Equal((inside.Count, inside.Count(r => r.Line.Split('|')[6] == "running"), inside.Count(r => r.State == "error" || r.Error.Length > 0)), (figures.Runs, figures.Running, figures.Failed));
        Assert.Equal(times.Average(), figures.MeanMs!.Value, 6);
        Assert.Equal(Percentile(times, 0.5), figures.MedianMs!.Value, 6);
        Assert.Equal(Percentile(times, 0.95), figures.P95Ms!.Value, 6);

        var buckets = new Calendar(NodaTime.DateTimeZone.Utc).Buckets(range, BucketUnit.Hour);
        var timeline = await questions.TimelineAsync(filter, buckets, Stop);
        Assert.Equal(26, timeline.Count);
        Assert.Equal(
            buckets.Starts.Select(s => inside.Count(r => Begin(r) >= s.ToUnixTimeSeconds() && Begin(r) < s.ToUnixTimeSeconds() + 3600)),
            timeline.Select(t => (int)(t.Finished + t.Running + t.Awaiting + t.Starting + t.Error + t.Other)));

        var shares = await questions.SharesAsync(filter, Stop);
        Assert.Equal(inside.Count, shares.Where(s => s.Part == "agent").Sum(s => s.Runs));
        Assert.Equal(inside.CountBy(r => r.Line.Split('|')[6]).Select(c => $"{c.Key} {c.Value}").Order(), shares.Where(s => s.Part == "status").Select(s => $"{s.Key} {s.Runs}").Order());
    }

    [Fact]
    public async Task Pages_JoinedTogether_AreTheWholeList_ByEveryOrder()
    {
        await using var history = await History.StartAsync();
        await history.AddAsync([.. Events(new Random(6))]);
        var clock = new FixedTime();
        var questions = Questions(history, clock);
        foreach (var name in RunOrder.Names.SelectMany(n => new[] { n, $"-{n}" }))
        {
            var order = RunOrder.Read(name)!;
            var filter = new RunFilter { Access = Access.All, Range = Always };
            var whole = (await questions.PageAsync(filter, order, null, 1000, Stop)).Rows.ConvertAll(r => r.RunId);
            var pages = new List<string>();
            RowToken? after = null;
            do
            {
                var (page, next) = await questions.PageAsync(filter, order, after, 7, Stop);
                pages.AddRange(page.Select(r => r.RunId));
                after = next is null ? null : RowToken.Decode(next.Encode());

                // Runs that have not ended grow older between two pages.
                clock.Since += TimeSpan.FromSeconds(100);
            }
            while (after is not null && pages.Count <= whole.Count);

            Assert.True(whole.Count > 20);
            Assert.Equal(whole, pages);
            clock.Since = TimeSpan.Zero;
        }
    }

    [Fact]
    public async Task Pages_OfErrors_AreEachOnce_WhateverIsToldMeanwhile()
    {
        await using var history = await History.StartAsync();

        // Many at one instant, several of one run among them.
        await history.AddAsync([.. Enumerable.Range(0, 60).Select(i => Failed(Some.Day.AddMinutes(i / 9), $"r{i % 7}", $"old {i}"))]);
        var questions = Questions(history);
        var filter = new RunFilter { Access = Access.All, Range = Always };
        var before = await questions.ErrorsAsync(filter, 1_000, Stop);
        var pages = new List<string>();
        RowToken? after = null;
        do
        {
            var (rows, next) = await questions.ErrorPageAsync(filter, after, 7, Stop);
            Assert.Equal(60 + pages.Count / 7, rows[0].Total);
            pages.AddRange(rows.Select(r => r.Error));
            after = next is null ? null : RowToken.Decode(next.Encode());
            Assert.True(after is null || RunErrorOrder.Accepts(after));
            await history.AddAsync([Failed(Some.Day.AddHours(1).AddMinutes(pages.Count), "r1", $"new {pages.Count}")]);
        }
        while (after is not null && pages.Count <= 60);

        Assert.Equal(60, before.Count);
        Assert.Equal(before.Select(r => r.Error), pages);
        Assert.Equal(before.OrderByDescending(r => r.At).Select(r => r.At), before.Select(r => r.At));
    }

    [Fact]
    public async Task Sort_ByUser_IsByTheNameThatIsShown()
    {
        await using var history = await History.StartAsync();
        await history.AddAsync(
        [
            Told(Some.Day, "start:run", "of-zoe", "{}") with { UserId = "u1", UserName = "Zoe" },
            Told(Some.Day, "start:run", "of-ann", "{}") with { UserId = "u2", UserName = "Ann of old" },
            Told(Some.Day, "start:run", "of-mo", "{}") with { UserId = "u3" },
            Told(Some.Day, "start:run", "of-none", "{}"),
            Some.Event(Some.Day.AddHours(1), "create:project", "u2") with { UserName = "Yann" },
            Some.Event(Some.Day.AddHours(1), "create:project", "u3") with { UserName = "Mo" },
        ]);
        var (questions, filter) = (Questions(history), new RunFilter { Access = Access.All, Range = Always });

        var (rows, _) = await questions.PageAsync(filter, RunOrder.Read("user")!, null, 100, Stop);
        var (down, next) = await questions.PageAsync(filter, RunOrder.Read("-user")!, null, 2, Stop);
        var (rest, _) = await questions.PageAsync(filter, RunOrder.Read("-user")!, next, 100, Stop);
        var byId = (await questions.PageAsync(filter, RunOrder.Read("run_id")!, null, 100, Stop)).Rows;
        var file = await history.Store.TextAsync(questions.ListStatement(filter, RunOrder.Read("user")!), "JSONCompactEachRow", Stop);

        Assert.Equal(["of-none ", "of-mo Mo", "of-ann Yann", "of-zoe Zoe"], rows.Select(r => $"{r.RunId} {r.UserName}"));
        Assert.Equal(rows.Select(r => r.RunId).Reverse(), down.Concat(rest).Select(r => r.RunId));
        Assert.Equal(rows.OrderBy(r => r.RunId, StringComparer.Ordinal).Select(r => r.UserName), byId.Select(r => r.UserName));
        Assert.Equal(["of-none", "of-mo", "of-ann", "of-zoe"], file.Trim().Split('\n').Select(l => l.Split('"')[1]));
        Assert.Equal("Yann", (await questions.FindAsync("of-ann", Access.All, Stop))!.UserName);
    }

    [Fact]
    public async Task View_ForSql_HasARowARun()
    {
        await using var history = await History.StartAsync();
        await history.AddAsync(
        [
            Told(Some.Day, "create:run", "r", "{\"type\":\"train\",\"inputs\":{\"a\":1},\"config\":{\"lr\":0.1}}") with { ObjVal = "Birds", UserId = "u1", UserName = "Ann", OrgId = "7" },
            Told(Some.Day.AddSeconds(5), "start:run", "r", "{}") with { Agent = "gpu-3", UserId = "u1" },
            Told(Some.Day.AddSeconds(65), "finish:run", "r", "{\"outputs\":{\"b\":2},\"files\":[{\"name\":\"m.pt\",\"size\":3,\"direction\":\"down\"}]}") with { UserId = "u2" },
        ]);

        var row = await history.Store.TextAsync(
            new Statement("SELECT run_id, name, type, agent, user_id, user_name, org_id, status, attempt, queued, started, ended, runtime_ms, uploads, downloads, error, inputs, outputs, config FROM runs"), "JSONCompactEachRow", Stop);

        Assert.Equal(
            "[\"r\", \"Birds\", \"train\", \"gpu-3\", \"u1\", \"Ann\", \"7\", \"finished\", 1, \"2026-03-27T00:00:00.000Z\", \"2026-03-27T00:00:05.000Z\", \"2026-03-27T00:01:05.000Z\", 60000, 0, 1, \"\", \"{\\\"a\\\":1}\", \"{\\\"b\\\":2}\", \"{\\\"lr\\\":0.1}\"]\n",
            row);
    }

    [Fact]
    public async Task Rights_OfRunsWithoutOrg_AreTheirOwnUsers()
    {
        await using var history = await History.StartAsync();
        await history.AddAsync(
        [
            Told(Some.Day, "start:run", "acme", "{}") with { UserId = "u1", OrgSlug = "acme" },
            Told(Some.Day, "start:run", "other", "{}") with { UserId = "u1", OrgSlug = "other" },
            Told(Some.Day, "start:run", "mine", "{}") with { UserId = "u1" },
            Told(Some.Day, "start:run", "theirs", "{}") with { UserId = "u2" },
        ]);

        Assert.Equal(["acme", "mine", "other", "theirs"], await SeenAsync(Access.All));
        Assert.Equal(["acme"], await SeenAsync(new Access { Orgs = ["acme"] }));
        Assert.Equal(["acme", "mine"], await SeenAsync(new Access { Orgs = ["acme"], OwnUserId = "u1" }));
        Assert.Equal(["acme", "mine", "other"], await SeenAsync(new Access { UserId = "u1" }));

        async Task<IEnumerable<string>> SeenAsync(Access access) =>
            (await Questions(history).PageAsync(new RunFilter { Access = access, Range = Always }, RunOrder.Read("run_id")!, null, 100, Stop)).Rows.Select(r => r.RunId);
    }

    private static RunQuestions Questions(History history, FixedTime? clock = null) => new(history.Store, RunRules.Standard, clock ?? new FixedTime());

    private static double Begin(RunRecount run) => run.Started ?? double.Parse(run.First, CultureInfo.InvariantCulture);

    private static Dictionary<string, RunRecount> Recount(History history) =>
        history.Events.GroupBy(e => e.RunId!).ToDictionary(g => g.Key, g => new RunRecount(g, Now));

    private static double Percentile(List<double> sorted, double share)
    {
        var place = (sorted.Count - 1) * share;
        var below = (int)Math.Floor(place);
        return below + 1 < sorted.Count ? sorted[below] + ((sorted[below + 1] - sorted[below]) * (place - below)) : sorted[below];
    }

    private static async Task CheckAsync(History history)
    {
        var (rows, _) = await Questions(history).PageAsync(new RunFilter { Access = Access.All, Range = Always, Deleted = null }, RunOrder.Read("run_id")!, null, 1000, Stop);
        var recount = Recount(history);

        Assert.Equal(recount.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Key}|{r.Value.Line}"), rows.Select(Line));
    }

    private static string Line(RunRow row) => string.Join(
        '|', row.RunId, row.Name, row.Type, row.Agent, row.UserId, row.Org, row.Status, row.Shown, row.Attempt, Text(row.Queued), Text(row.Started), Text(row.Ended), Text(row.LastSeen), row.RuntimeMs,
        row.Uploads, row.Downloads, row.Error, row.Deleted is not null);

    private static string Text(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) ?? "";

    private static IEnumerable<Event> Events(Random random)
    {
        for (var run = 0; run < 40; run++)
        {
            var isConnected = run % 4 == 0;
            var count = 1 + random.Next(12);
            for (var i = 0; i < count; i++)
            {
                yield return Random(random, $"r{run}", isConnected && random.Next(6) > 0, i);
            }
        }
    }

    private static Event Random(Random random, string run, bool hasKind, int row)
    {
        // Few instants, so that some events of a run are at the same.
        var time = Some.Day.AddMilliseconds(random.Next(2) == 0 ? random.Next(2 * 86_400_000) : random.Next(6) * 7_200_000);
        var payload = new JsonObject();
        var verb = Verbs[random.Next(Verbs.Length)];
        if (hasKind)
        {
            payload["kind"] = random.Next(8) == 0 ? "" : verb == "log" ? "error" : "status";
            payload["message"] = $"said {random.Next(5)}";
            payload["row"] = row;
            payload["at"] = (time.ToUnixTimeMilliseconds() / 1000.0) + 0.00025;
        }

        Fill(random, verb, payload);
        return Told(time, $"{verb}:run", run, payload.ToJsonString()) with
        {
            ObjVal = Maybe(random, $"name {random.Next(3)}"),
            Agent = Maybe(random, $"gpu-{random.Next(3)}"),
            UserId = Maybe(random, $"u{random.Next(4)}"),
            OrgId = Maybe(random, $"{random.Next(2)}"),
            OrgSlug = Maybe(random, $"org{random.Next(2)}"),
        };
    }

    private static void Fill(Random random, string verb, JsonObject payload)
    {
        if (random.Next(4) == 0)
        {
            payload["status"] = Words[random.Next(Words.Length)];
        }

        if (random.Next(3) == 0)
        {
            payload["type"] = random.Next(2) == 0 ? "train" : "import";
        }

        if (verb is "await" or "resume" && random.Next(3) > 0)
        {
            payload["lid"] = $"lock {random.Next(2)}";
        }

        if (verb == "fail" && random.Next(3) > 0)
        {
            payload[random.Next(2) == 0 ? "error" : "message"] = $"boom {random.Next(9)}";
        }

        if (random.Next(4) == 0)
        {
            payload["files"] = new JsonArray([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new JsonObject { ["name"] = $"f{random.Next(3)}", ["size"] = random.Next(100), ["direction"] = random.Next(2) == 0 ? "up" : "down" })]);
        }
    }

    private static Event Failed(DateTimeOffset time, string run, string error) => Told(time, "fail:run", run, new JsonObject { ["error"] = error }.ToJsonString());

    private static string? Maybe(Random random, string text) => random.Next(2) == 0 ? text : null;

    private static Event Told(DateTimeOffset time, string scope, string run, string payload) =>
        Some.Event(time, scope, null) with { Source = Source.Server, RunId = run, Payload = payload, Received = time.AddMilliseconds(System.Random.Shared.Next()) };

    private sealed class FixedTime : TimeProvider
    {
        public TimeSpan Since { get; set; }

        public override DateTimeOffset GetUtcNow() => Now + Since;
    }
}
