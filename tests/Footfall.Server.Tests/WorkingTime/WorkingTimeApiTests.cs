using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace Footfall.Server.Tests.WorkingTime;

/// <summary>Working time from a batch as CVAT sends it to the table, the explanation, the files and the recomputation, over HTTP.</summary>
public sealed class WorkingTimeApiTests : IAsyncLifetime
{
    private const string Period = "from=2024-06-03T00:00:00Z&to=2024-06-04T00:00:00Z";

    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2024-06-03T12:10:00Z", CultureInfo.InvariantCulture));
    private TestServer _server = null!;
    private HttpClient _ann = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(time: _time);
        _ann = await _server.AccountAsync("ann", "member", user: "7");
    }

    public async ValueTask DisposeAsync()
    {
        _ann.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Batch_OfABrowser_IsCountedShownAndExplained()
    {
        // The browser's clock is an hour behind; 50 s and a frame of 30 s in job 5, then 20 s that follow an event of job 6.
        var answer = await _ann.SendAsync("POST", "/api/events", Batch("2024-06-03T11:10:00Z", $"[{Event("11:00:00", "click:element", 5)}, {Event("11:00:50", "change:frame", 6, 30_000)}, {Event("11:01:40", "click:element", 6)}, {Event("11:05:00", "click:element", 6)}]"));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);

        var table = await GetAsync($"/api/v1/working-time?{Period}");
        Assert.Equal(
            """[{"user_id":"7","user_name":"ann","project_id":"1","task_id":null,"job_id":"5","working_time_ms":80000,"activity":1,"working_time_rows":1,"objects":0,"objects_per_hour":0},{"user_id":"7","user_name":"ann","project_id":"1","task_id":null,"job_id":"6","working_time_ms":20000,"activity":3,"working_time_rows":1,"objects":0,"objects_per_hour":0}]""",
            table["rows"]!.ToJsonString());
        Assert.Equal((100_000, 2, 4, true), ((int)table["total_ms"]!, (int)table["total"]!, (int)table["total_activity"]!, (bool)table["settled"]!));

        var explained = await GetAsync($"/api/v1/working-time/explain?{Period}&job=6&user=7");
        var row = explained["rows"]![0]!;
        Assert.Equal(answer.Headers.GetValues("X-Request-Id").Single(), (string?)row["request_id"]);
        Assert.Equal((20_000, 20_000m), ((int)row["working_time_ms"]!, (decimal)row["counted_ms"]!));
        Assert.Equal(
            ["Its 80 s belong to what was worked on before it: project 1, job 5.", "20 s since the event before, which is less than 100 s and counts.", "200 s since the event before, which is not less than 100 s and does not count."],
            row["events"]!.AsArray().Select(e => (string?)e!["why"]));
        var first = (await GetAsync($"/api/v1/working-time/explain?{Period}&job=5"))["rows"]![0]!["events"]!.AsArray();
        Assert.Equal(["The first event of its request: nothing lies before it.", "50 s since the event before, which is less than 100 s and counts. Its own 30 s count, as those of change:frame do."], first.Select(e => (string?)e!["why"]));
    }

    [Theory]
    [InlineData("none", """[{"working_time_ms":100000,"activity":4,"working_time_rows":2,"objects":0,"objects_per_hour":0}]""")]
    [InlineData("day&tz=Asia/Kolkata", """[{"day":"2024-06-03","from":"2024-06-03T00:00:00.000Z","to":"2024-06-03T18:30:00.000Z","working_time_ms":100000,"activity":4,"working_time_rows":2,"objects":0,"objects_per_hour":0}]""")]
    [InlineData("week,org", """[{"week":"2024-06-03","org_id":null,"org_slug":null,"from":"2024-06-03T00:00:00.000Z","to":"2024-06-04T00:00:00.000Z","working_time_ms":100000,"activity":4,"working_time_rows":2,"objects":0,"objects_per_hour":0}]""")]
    [InlineData("month", """[{"month":"2024-06-01","from":"2024-06-03T00:00:00.000Z","to":"2024-06-04T00:00:00.000Z","working_time_ms":100000,"activity":4,"working_time_rows":2,"objects":0,"objects_per_hour":0}]""")]
    [InlineData("task", """[{"task_id":null,"working_time_ms":100000,"activity":4,"working_time_rows":2,"objects":0,"objects_per_hour":0}]""")]
    public async Task Groups_AtChoice_AddUpToTheSame(string groups, string expected)
    {
        await _ann.SendAsync("POST", "/api/events", Batch("2024-06-03T12:10:00Z", $"[{Event("12:00:00", "click:element", 5)}, {Event("12:00:50", "change:frame", 6, 30_000)}, {Event("12:01:40", "click:element", 6)}, {Event("12:05:00", "click:element", 6)}]"));

        Assert.Equal(expected, (await GetAsync($"/api/v1/working-time?{Period}&group_by={groups}"))["rows"]!.ToJsonString());
    }

    [Theory]
    [InlineData("day")]
    [InlineData("week")]
    [InlineData("month")]
    public async Task Row_OfATimeThatThePeriodCuts_IsExplainedByItsBounds(string group)
    {
        await _ann.SendAsync("POST", "/api/events", Batch("2024-06-03T12:10:00Z", $"[{Event("11:00:00", "click:element", 5)}, {Event("11:00:50", "click:element", 5)}]"));
        await _ann.SendAsync("POST", "/api/events", Batch("2024-06-03T12:10:00Z", $"[{Event("12:00:00", "click:element", 5)}, {Event("12:00:20", "click:element", 5)}]"));

        var row = (await GetAsync($"/api/v1/working-time?from=2024-06-03T11:30:00Z&to=2024-06-03T12:30:00Z&group_by={group}"))["rows"]![0]!;

        Assert.Equal((20_000, "2024-06-03T11:30:00.000Z", "2024-06-03T12:30:00.000Z"), ((int)row["working_time_ms"]!, (string?)row["from"], (string?)row["to"]));
        Assert.Equal(20_000, (int)(await GetAsync($"/api/v1/working-time/explain?from={row["from"]}&to={row["to"]}"))["total_ms"]!);
    }

    [Fact]
    public async Task Files_AndLines_SayTheSameAsTheTable()
    {
        await _ann.SendAsync("POST", "/api/events", Batch("2024-06-03T12:10:00Z", $"[{Event("12:00:00", "click:element", 5)}, {Event("12:00:50", "click:element", 5)}]"));

        Assert.Equal(
            "user_id,user_name,project_id,task_id,job_id,working_time_ms,activity,working_time_rows,objects,objects_per_hour\r\n7,ann,1,,5,50000,2,1,0,0\r\n",
            await _server.Admin.GetStringAsync($"/api/v1/working-time?{Period}&format=csv", TestContext.Current.CancellationToken));
        Assert.Equal("PAR1"u8.ToArray(), (await _server.Admin.GetByteArrayAsync($"/api/v1/working-time?{Period}&format=parquet", TestContext.Current.CancellationToken))[..4]);
        var line = (await GetAsync($"/api/v1/working-time/users?{Period}&bucket=hour"))["rows"]![0]!;
        Assert.Equal(("7", 2, 50_000), ((string?)line["user_id"], (int)line["count"]!, (int)line["working_time_ms"]!));
        Assert.Equal((24, 2, 50_000), (line["counts"]!.AsArray().Count, (int)line["counts"]![12]!, (int)line["working_times"]![12]!));
        var exported = await _server.ScalarAsync("SELECT payload FROM cvat.events WHERE scope = 'send:working_time'".Replace("cvat.", $"{_server.Database}_cvat.", StringComparison.Ordinal));
        Assert.Contains("\"working_time\": 50000", exported);
    }

    [Theory]
    [InlineData("group_by=user,planet", "group_by must be some of day, week, month, user, org, project, task, job, separated by commas, or none, but has 'planet'.")]
    [InlineData("sort=speed", "sort must be one of user_id, user_name, project_id, task_id, job_id, working_time_ms, activity, working_time_rows, objects, objects_per_hour, with a minus for descending, but is 'speed'.")]
    [InlineData("package=Chem", "package is no filter of working time, which is kept by org, user, project, task and job.")]
    [InlineData("period=7x&from=2024-06-03T00:00:00Z", "period '7x' is not understood. Try 24h, 7d, this-week, last-month, all, June 2024, or 2021-2022.")]
    [InlineData("after=x", "after must be a whole number from 0 to 2147483647, but is 'x'.")]
    public async Task Parameters_ThatAreWrong_AreNamed(string query, string message)
    {
        var answer = await _server.Admin.SendAsync("GET", $"/api/v1/working-time?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(message, (string?)(await answer.JsonAsync())["detail"]);
    }

    [Fact]
    public async Task Member_SeesTheirOwn_AndMayNotRecompute()
    {
        using var ingest = await _server.IngestAsync();
        await _server.SendAsync(ingest, """{"scope":"draw:object","timestamp":"2024-06-03T09:00:00Z","user_id":"8","count":4}""" + "\n" + """{"scope":"draw:object","timestamp":"2024-06-03T09:00:36Z","user_id":"8","count":5}""");
        await _ann.SendAsync("POST", "/api/events", Batch("2024-06-03T12:10:00Z", $"[{Event("12:00:00", "click:element", 5)}, {Event("12:00:50", "click:element", 5)}]"));

        Assert.Equal(["7"], (await (await _ann.SendAsync("GET", $"/api/v1/working-time?{Period}&group_by=user")).JsonAsync())["rows"]!.AsArray().Select(r => (string?)r!["user_id"]));
        var rows = (await GetAsync($"/api/v1/working-time?{Period}&group_by=user&sort=user_id"))["rows"]!.AsArray();
        Assert.Equal(["7", "8"], rows.Select(r => (string?)r!["user_id"]));
        Assert.Equal((36_000, 9, 900d), ((int)rows[1]!["working_time_ms"]!, (int)rows[1]!["objects"]!, (double)rows[1]!["objects_per_hour"]!));
        Assert.Equal(HttpStatusCode.Forbidden, (await _ann.SendAsync("POST", "/api/v1/working-time/recompute?period=all")).StatusCode);
    }

    [Fact]
    public async Task Recompute_AfterAnotherThreshold_ChangesWhatIsStored()
    {
        await _ann.SendAsync("POST", "/api/events", Batch("2024-06-03T12:10:00Z", $"[{Event("12:00:00", "click:element", 5)}, {Event("12:00:50", "click:element", 5)}, {Event("12:02:20", "click:element", 5)}]"));
        Assert.Equal(140_000, (int)(await GetAsync($"/api/v1/working-time?{Period}"))["total_ms"]!);

        var other = await _server.RestartAsync(new() { ["WorkingTime:ThresholdSeconds"] = "60" }, _time);
        _server = other;
        Assert.Equal(HttpStatusCode.BadRequest, (await other.Admin.SendAsync("POST", "/api/v1/working-time/recompute")).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await other.Admin.SendAsync("POST", "/api/v1/working-time/recompute?period=all")).StatusCode);
        JsonNode state;
        do
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            state = await (await other.Admin.SendAsync("GET", "/api/v1/working-time/recompute")).JsonAsync();
        }
        while ((string?)state["state"] == "running");

        Assert.True((string?)state["state"] == "done", state.ToJsonString());
        Assert.Equal(("done", 1, 1), ((string?)state["state"], (int)state["inserted"]!, (int)state["removed"]!));
        Assert.Equal(50_000, (int)(await (await other.Admin.SendAsync("GET", $"/api/v1/working-time?{Period}")).JsonAsync())["total_ms"]!);
        Assert.Equal(60_000, (int)(await (await other.Admin.SendAsync("GET", "/api/v1/working-time/settings")).JsonAsync())["threshold_ms"]!);
    }

    private async Task<JsonNode> GetAsync(string address)
    {
        var answer = await _server.Admin.SendAsync("GET", address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    private static string Batch(string clock, string events) => $$"""{"events": {{events}}, "timestamp": "{{clock}}"}""";

    private static string Event(string time, string scope, int job, int duration = 123) =>
        new StringBuilder().Append(CultureInfo.InvariantCulture, $$"""{"scope": "{{scope}}", "timestamp": "2024-06-03T{{time}}Z", "project_id": 1, "job_id": {{job}}, "duration": {{duration}}}""").ToString();
}
