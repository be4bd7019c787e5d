using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.RunsApi;

/// <summary><c>/api/v1/runs...</c>: lists, charts, and one run with all that is known of it.</summary>
public sealed class RunApiTests(RunServer runs) : IClassFixture<RunServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_HasTheRunsOfADay_AndHowManyThereAreByStatus()
    {
        var list = await runs.GetAsync("/api/v1/runs?status=finished");
        var good = list["rows"]![1]!;

        Assert.Equal(("2", "6"), (list["total"]!.ToString(), list["all"]!.ToString()));
        Assert.Equal("Error 1, awaiting 1, finished 2, running 1, unknown 1", string.Join(", ", list["statuses"]!.AsArray().Select(s => $"{s!["status"]} {s["runs"]}").Order(StringComparer.Ordinal)));
        Assert.Equal(
            ["run_id", "name", "type", "agent", "user_id", "user_name", "org", "project_id", "task_id", "job_id", "status", "shown", "attempt", "queued", "started", "ended", "last_seen", "runtime_ms", "uploads", "downloads", "error", "deleted"],
            good.AsObject().Select(m => m.Key));
        Assert.Equal(("good", "Hymn Creator", "agent", "ann", "finished", 60_500, 1, 1), ((string)good["run_id"]!, (string)good["name"]!, (string)good["type"]!, (string)good["user_name"]!, (string)good["status"]!, (long)good["runtime_ms"]!, (int)good["uploads"]!, (int)good["downloads"]!));
        Assert.Equal(("train", 2, 10_000, ""), ((string)list["rows"]![0]!["run_id"]!, (int)list["rows"]![0]!["attempt"]!, (long)list["rows"]![0]!["runtime_ms"]!, (string)list["rows"]![0]!["error"]!));
    }

    [Theory]
    [InlineData("status=running", "theirs")]
    [InlineData("status=started", "theirs")]
    [InlineData("status=awaiting&status=unknown", "dark waits")]
    [InlineData("type=train&agent=gpu-3&project=12&org=acme", "train")]
    [InlineData("user=u2", "theirs")]
    [InlineData("name=Trainer", "train")]
    [InlineData("search=BOB", "theirs")]
    [InlineData("search=valueerror", "broken")]
    [InlineData("search=out+of+memory", "")]
    [InlineData("state=deleted", "gone")]
    [InlineData("run=good", "good")]
    [InlineData("period=30d&sort=run_id", "broken dark good theirs train waits")]
    [InlineData("sort=-runtime&status=finished", "good train")]
    [InlineData("from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z", "")]
    public async Task Filters_LeaveTheRest_AndTheTotalCountsIt(string query, string expected)
    {
        var list = await runs.GetAsync($"/api/v1/runs?{query}");

        Assert.Equal(expected, string.Join(' ', list["rows"]!.AsArray().Select(r => (string)r!["run_id"]!)));
        Assert.Equal(list["rows"]!.AsArray().Count, (int)list["total"]!);
    }

    [Fact]
    public async Task Pages_FollowOneAnother_AndFilesHaveAll()
    {
        var first = await runs.GetAsync("/api/v1/runs?limit=4&sort=name");
        var second = await runs.GetAsync($"/api/v1/runs?limit=4&sort=name&after={first["next"]}");
        var csv = await runs.Server.Admin.GetStringAsync("/api/v1/runs?format=csv&sort=-started&limit=1", Stop);
        var parquet = await runs.Server.Admin.GetByteArrayAsync("/api/v1/runs?format=parquet", Stop);

        Assert.Equal((4, 2, null), (first["rows"]!.AsArray().Count, second["rows"]!.AsArray().Count, (string?)second["next"]));
        Assert.Empty(first["rows"]!.AsArray().Select(r => (string)r!["run_id"]!).Intersect(second["rows"]!.AsArray().Select(r => (string)r!["run_id"]!)));
        Assert.Equal(["theirs", "train", "dark", "broken", "waits", "good"], csv.Split("\r\n").Skip(1).SkipLast(1).Where(l => !l.StartsWith(' ') && !l.StartsWith("ValueError", StringComparison.Ordinal) && l != "\"" && l.Contains(',', StringComparison.Ordinal)).Select(l => l.Split(',')[0]));
        Assert.Equal("PAR1"u8.ToArray(), parquet[..4]);
    }

    [Fact]
    public async Task Page_ShowsStatesByAttempt_FilesInputsAndConfigWithoutSecrets()
    {
        var page = await runs.GetAsync("/api/v1/runs/train");

        Assert.Equal(["1 queued", "1 started", "1 error out of memory", "2 started", "2 finished"], page["states"]!.AsArray().Select(s => $"{s!["attempt"]} {s["status"]} {s["message"]}".TrimEnd()));
        Assert.Equal(["1 error", "2 finished"], page["attempts"]!.AsArray().Select(a => $"{a!["attempt"]} {a["status"]}"));
        Assert.Equal(("""{"epochs":3}""", """{"accuracy":0.9}""", null), (page["inputs"]!.ToJsonString(), page["outputs"]!.ToJsonString(), (string?)page["error"]));
        Assert.Equal("""{"optimizer":{"api_key":"[key]","lr":0.1},"list":[{"password":"[key]"}]}""", page["config"]!.ToJsonString());
        Assert.Equal("""{"uploads":[],"downloads":[{"name":"log.txt","size":7,"url":null},{"name":"model.pt","size":9,"url":null}]}""", page["files"]!.ToJsonString());
        Assert.Empty(page["others"]!.AsArray());
    }

    [Fact]
    public async Task Page_OfAConnectorsRun_HasItsResultsActionsAndTheUsersOtherRuns()
    {
        var page = await runs.GetAsync("/api/v1/runs/good");

        Assert.Equal("""{"Markdown":{"body":"# Hymn"}}""", page["outputs"]!.ToJsonString());
        Assert.Equal(["""{"TaskOutput":{"raw":"y"}}"""], page["results"]!.AsArray().Select(r => r!["value"]!.ToJsonString()));
        Assert.Equal(["""{"AgentFinish":{"output":"x"}}"""], page["actions"]!.AsArray().Select(r => r!["value"]!.ToJsonString()));
        Assert.Equal(["dark", "broken", "waits"], page["others"]!.AsArray().Select(r => (string)r!["run_id"]!));
        Assert.Equal("file is not a database", (string)(await runs.GetAsync("/api/v1/runs/dark"))["unreadable"]!);
        Assert.StartsWith("Traceback", (string)(await runs.GetAsync("/api/v1/runs/broken"))["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_IsReadPageByPage_AndFollowedAsItGrows()
    {
        var first = await runs.GetAsync("/api/v1/runs/train/log?limit=1");
        var second = await runs.GetAsync($"/api/v1/runs/train/log?after={first["next"]}");
        var warnings = await runs.GetAsync("/api/v1/runs/train/log?level=warning");
        using var ingest = await runs.Server.IngestAsync("log");
        await runs.Server.SendAsync(ingest, $$"""{"scope": "log:error", "timestamp": {{Math.Round(runs.Start + 435)}}, "run_id": "train", "source": "server", "payload": {"message": "late"} }""");
        var third = await runs.GetAsync($"/api/v1/runs/train/log?after={second["next"]}");
        var text = await runs.Server.Admin.GetStringAsync("/api/v1/runs/train/log?format=text&level=debug&level=warning", Stop);

        await runs.Server.SendAsync(ingest, $$"""{"scope": "log:fatal", "timestamp": {{Math.Round(runs.Start + 1)}}, "run_id": "train", "source": "server", "payload": {"message": "of before"} }""");
        var fourth = await runs.GetAsync($"/api/v1/runs/train/log?after={third["next"]}");
        var fifth = await runs.GetAsync($"/api/v1/runs/train/log?after={fourth["next"]}");
        var whole = await runs.GetAsync("/api/v1/runs/train/log");

        Assert.Equal(("debug epoch 1", false), (Lines(first), (bool)first["is_whole"]!));
        Assert.Equal(("warning slow", true), (Lines(second), (bool)second["is_whole"]!));
        Assert.Equal("warning slow", Lines(warnings));
        Assert.Equal("error late", Lines(third));
        Assert.Equal(("fatal of before", ""), (Lines(fourth), Lines(fifth)));
        Assert.StartsWith("fatal of before|debug epoch 1|warning slow", Lines(whole), StringComparison.Ordinal);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z \[debug\] epoch 1\n\S+ \[warning\] slow\n$", text);

        static string Lines(JsonNode log) => string.Join('|', log["rows"]!.AsArray().Select(r => $"{r!["level"]} {r["message"]}"));
    }

    [Fact]
    public async Task Errors_SayInOneLineWhatWentWrong()
    {
        var errors = await runs.GetAsync("/api/v1/runs/errors?limit=2");
        var next = await runs.GetAsync($"/api/v1/runs/errors?limit=2&after={errors["next"]}");

        Assert.Equal(5, (int)errors["total"]!);
        Assert.Equal(["train Trainer Eve out of memory", "broken  ann ValueError: no"], errors["rows"]!.AsArray().Select(r => $"{r!["run_id"]} {r["name"]} {r["user_name"]} {r["message"]}"));
        Assert.Equal(["null", """{"error":{"deep":1}}"""], next["rows"]!.AsArray().Select(r => (string)r!["error"]!));
        Assert.Equal(5, (int)next["total"]!);
        Assert.Equal(1, (int)(await runs.GetAsync("/api/v1/runs/errors?user=u1"))["total"]!);
        var list = await runs.GetAsync("/api/v1/runs?limit=1");
        foreach (var after in new[] { "2", "x", (string)list["next"]! })
        {
            using var wrong = await runs.Server.Admin.GetAsync($"/api/v1/runs/errors?after={after}", Stop);
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
            Assert.Contains("after must be the member 'next' of the page before.", await wrong.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("5min", 300, 289)]
    [InlineData("hour", 3_600, 25)]
    [InlineData("", 3_600, 25)]
    public async Task Timeline_HasEveryBucket(string bucket, int seconds, int buckets)
    {
        var timeline = await runs.GetAsync($"/api/v1/runs/timeline?bucket={bucket}");
        var rows = timeline["rows"]!.AsArray();

        Assert.Equal(seconds, (int)timeline["bucket_seconds"]!);
        Assert.InRange(rows.Count, buckets - 1, buckets);
        Assert.Equal((6, 2, 1, 1, 1, 1), (Sum("total"), Sum("finished"), Sum("running"), Sum("awaiting"), Sum("error"), Sum("other")));

        int Sum(string column) => rows.Sum(r => (int)r![column]!);
    }

    [Fact]
    public async Task Statistics_AreOfThoseThatMatch_BesideAll()
    {
        var all = await runs.GetAsync("/api/v1/runs/statistics");
        var some = await runs.GetAsync("/api/v1/runs/statistics?type=train");

        Assert.Equal(("6", "1", "1"), (all["matching"]!["runs"]!.ToString(), all["matching"]!["running"]!.ToString(), all["matching"]!["failed"]!.ToString()));
        Assert.Equal((60_500 + 10_000 + 5_000) / 3.0, (double)all["matching"]!["average_runtime_ms"]!, 3);
        Assert.Equal(10_000, (double)all["matching"]!["median_runtime_ms"]!, 3);
        Assert.Equal(10_000 + (50_500 * 0.9), (double)all["matching"]!["p95_runtime_ms"]!, 3);
        Assert.Equal(("1", "6", "0"), (some["matching"]!["runs"]!.ToString(), some["all"]!["runs"]!.ToString(), some["matching"]!["error_rate"]!.ToString()));
        Assert.Equal(["ann 4", "Eve 1", "Bob 1"], all["by_user"]!.AsArray().Select(r => $"{r!["name"]} {r["runs"]}"));
        Assert.Equal(["gpu-3 1"], some["by_agent"]!.AsArray().Select(r => $"{r!["key"]} {r["runs"]}"));
    }

    [Fact]
    public async Task Rights_AreThoseOfRuns()
    {
        using var member = await runs.Server.AccountAsync("moe", "member", null, "u1");
        using var manager = await runs.Server.AccountAsync("mel", "manager", ["acme"]);

        Assert.Equal("1 1", Totals(await runs.GetAsync("/api/v1/runs", member)));
        Assert.Equal("1 1", Totals(await runs.GetAsync("/api/v1/runs", manager)));
        foreach (var address in new[] { "good", "good/log", "none" })
        {
            using var answer = await member.GetAsync($"/api/v1/runs/{address}", Stop);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        static string Totals(JsonNode list) => $"{list["total"]} {list["all"]}";
    }

    [Theory]
    [InlineData("?sort=colour&limit=0&after=x&state=gone&package=p&duration_from=1", "sort", "limit", "after", "state", "package", "duration_from")]
    [InlineData("/timeline?bucket=minute&size=1", "bucket", "size")]
    [InlineData("/train/log?level=loud&after=x&format=xml", "level", "after", "format")]
    public async Task Mistakes_AreNamedAllAtOnce(string address, params string[] names)
    {
        using var answer = await runs.Server.Admin.GetAsync($"/api/v1/runs{address}", Stop);
        var errors = (await answer.JsonAsync())["errors"]!.AsObject();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(names.Order(), errors.Select(e => e.Key).Order());
    }

    [Fact]
    public async Task Live_TellsOfRunsAlone()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var ingest = await runs.Server.IngestAsync("live");
        using var answer = await runs.Server.Admin.GetAsync("/api/v1/runs/live", HttpCompletionOption.ResponseHeadersRead, limit.Token);
        var items = SseParser.Create(await answer.Content.ReadAsStreamAsync(limit.Token)).EnumerateAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        Assert.True(await items.MoveNextAsync());

        await runs.Server.SendAsync(ingest, """{"scope": "use:ide", "timestamp": "2024-06-03T12:00:00Z", "user_id": "1"}""");
        await runs.Server.SendAsync(ingest, """{"scope": "log:run", "timestamp": "2024-06-03T13:00:00Z", "run_id": "live"}""");

        Assert.True(await items.MoveNextAsync());
        // A block may hold events of the audit as well, which are newer than the run's.
        Assert.Equal("commit", items.Current.EventType);
        Assert.True((DateTimeOffset)JsonNode.Parse(items.Current.Data)!["newest"]! >= new DateTimeOffset(2024, 6, 3, 13, 0, 0, TimeSpan.Zero));
    }
}
