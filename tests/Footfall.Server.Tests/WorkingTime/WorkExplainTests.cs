using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace Footfall.Server.Tests.WorkingTime;

/// <summary>Explanations of what counts nothing, who counts for which org, and senders that supply working time themselves.</summary>
public sealed class WorkExplainTests : IAsyncLifetime
{
    private const string Period = "from=2024-06-03T00:00:00Z&to=2024-06-04T00:00:00Z";

    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2024-06-03T12:10:00Z", CultureInfo.InvariantCulture));
    private TestServer _server = null!;
    private HttpClient _ingest = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(time: _time);
        _ingest = await _server.IngestAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _ingest.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Gap_OfTheThreshold_IsListedThoughNothingCounts()
    {
        using var ann = await _server.AccountAsync("ann", "member", user: "7");
        await ann.SendAsync("POST", "/api/events", """{"events": [{"scope": "click:element", "timestamp": "2024-06-03T11:00:00Z", "job_id": 5}, {"scope": "click:element", "timestamp": "2024-06-03T11:01:40Z", "job_id": 5}], "timestamp": "2024-06-03T12:10:00Z"}""");

        var said = await GetAsync($"/api/v1/working-time/explain?{Period}&user=7");

        Assert.Equal((1, 0, true), ((int)said["total"]!, (int)said["total_ms"]!, (bool)said["complete"]!));
        var row = said["rows"]!.AsArray().Single()!;
        Assert.Equal((0, "5", "request"), ((int)row["working_time_ms"]!, (string?)row["job_id"], (string?)row["counted_by"]));
        Assert.Equal(
            ["The first event of its request: nothing lies before it.", "100 s since the event before, which is not less than 100 s and does not count."],
            Whys(row));
    }

    [Fact]
    public async Task Sentences_AreExactToTheMicrosecond()
    {
        await SendAsync("""{"scope":"click:element","timestamp":"2024-06-03T09:00:00Z","user_id":"8"}""", """{"scope":"click:element","timestamp":"2024-06-03T09:01:39.999999Z","user_id":"8"}""");

        var row = (await GetAsync($"/api/v1/working-time/explain?{Period}&user=8"))["rows"]![0]!;

        Assert.Equal(["Nothing lies before it within 2 days.", "99.999999 s since the event before, which is less than 100 s and counts."], Whys(row));
    }

    [Fact]
    public async Task Place_WhoseTimeBelongsToTheOneBefore_IsListedBehindThoseThatCount()
    {
        await SendAsync(
            """{"scope":"click:element","timestamp":"2024-06-03T09:00:00Z","user_id":"8","job_id":"5","org_id":"77","org_slug":"acme"}""",
            """{"scope":"click:element","timestamp":"2024-06-03T09:00:50Z","user_id":"8","job_id":"6","org_id":"77","org_slug":"acme"}""");

        var row = (await GetAsync($"/api/v1/working-time/explain?{Period}&job=6"))["rows"]!.AsArray().Single()!;
        Assert.Equal((0, 0m), ((int)row["working_time_ms"]!, (decimal)row["counted_ms"]!));
        Assert.Equal(["Its 50 s belong to what was worked on before it: job 5."], Whys(row));

        var first = await GetAsync($"/api/v1/working-time/explain?{Period}&user=8&limit=1");
        Assert.Equal((2, "5", "1"), ((int)first["total"]!, (string?)first["rows"]![0]!["job_id"], (string?)first["next"]));
        var second = await GetAsync($"/api/v1/working-time/explain?{Period}&user=8&limit=1&after=1");
        Assert.Equal((2, 50_000, "6", null), ((int)second["total"]!, (int)second["total_ms"]!, (string?)second["rows"]![0]!["job_id"], (string?)second["next"]));
    }

    [Theory]
    [InlineData("09:00:30", 1, 0)] // The row stands at 09:00, and comes to something only behind the end of the period.
    [InlineData("09:00:30.001", 1, 0)]
    [InlineData("09:00:51", 1, 0)]
    [InlineData("09:15:00", 1, 0)]
    public async Task Period_ThatEndsInAQuarterHour_ListsItsRowOnce(string end, int rows, int nothing)
    {
        await SendAsync(
            """{"scope":"click:element","timestamp":"2024-06-03T09:00:00Z","user_id":"8","job_id":"5"}""",
            """{"scope":"click:element","timestamp":"2024-06-03T09:00:30Z","user_id":"8","job_id":"5"}""",
            """{"scope":"change:frame","timestamp":"2024-06-03T09:00:50Z","user_id":"8","job_id":"5","duration":1000}""");

        var said = await GetAsync($"/api/v1/working-time/explain?from=2024-06-03T00:00:00Z&to=2024-06-03T{end}Z&user=8");

        Assert.Equal((rows, 51_000), ((int)said["total"]!, (int)said["total_ms"]!));
        Assert.Equal(nothing, said["rows"]!.AsArray().Count(r => (int)r!["working_time_ms"]! == 0));
    }

    [Theory]
    [InlineData("without=org", 20_000)]
    [InlineData("without=org,task", 20_000)]
    [InlineData("without=job&without=org", 0)]
    [InlineData("without=task", 29_000)]
    [InlineData("without=user", 0)]
    public async Task Row_WithoutOrg_IsExplained(string without, int expected)
    {
        await SendAsync(
            """{"scope":"click:element","timestamp":"2024-06-03T09:00:00Z","user_id":"8","job_id":"5"}""",
            """{"scope":"click:element","timestamp":"2024-06-03T09:00:20Z","user_id":"8","job_id":"5"}""",
            """{"scope":"click:element","timestamp":"2024-06-03T09:00:00Z","user_id":"8","job_id":"5","org_slug":"acme"}""",
            """{"scope":"click:element","timestamp":"2024-06-03T09:00:09Z","user_id":"8","job_id":"5","org_slug":"acme"}""");

        Assert.Equal(expected, (int)(await GetAsync($"/api/v1/working-time/explain?{Period}&{without}"))["total_ms"]!);
    }

    [Fact]
    public async Task Without_OfSomethingElse_IsNamed()
    {
        var answer = await _server.Admin.SendAsync("GET", $"/api/v1/working-time/explain?{Period}&without=org,planet");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("without must be some of org, user, project, task, job, separated by commas, but has 'planet'.", (string?)(await answer.JsonAsync())["detail"]);
    }

    [Fact]
    public async Task Org_WhoseEventsHaveNowTheIdNowTheShortName_IsOneRow()
    {
        await SendAsync(
            """{"scope":"click:element","timestamp":"2024-06-03T09:00:00Z","user_id":"8","org_id":"77","org_slug":"acme"}""",
            """{"scope":"click:element","timestamp":"2024-06-03T09:00:20Z","user_id":"8","org_id":"77"}""",
            """{"scope":"click:element","timestamp":"2024-06-03T10:00:00Z","user_id":"8","org_slug":"acme"}""",
            """{"scope":"click:element","timestamp":"2024-06-03T10:00:05Z","user_id":"8","org_slug":"acme"}""",
            """{"scope":"click:element","timestamp":"2024-06-03T10:00:00Z","user_id":"8","org_slug":"birds"}""");

        Assert.Equal(
            """[{"org_id":"77","org_slug":"acme","working_time_ms":25000,"activity":4,"working_time_rows":2,"objects":0,"objects_per_hour":0},{"org_id":null,"org_slug":"birds","working_time_ms":0,"activity":1,"working_time_rows":0,"objects":0,"objects_per_hour":null}]""",
            (await GetAsync($"/api/v1/working-time?{Period}&group_by=org"))["rows"]!.ToJsonString());
    }

    [Fact]
    public async Task Vector_IsCounted_UnlessItsSenderSuppliesWorkingTimeOfThatOrg()
    {
        await VectorAsync(Row("click:element", 1717401600, "acme"), Row("click:element", 1717401630, "acme"));
        Assert.Equal(30_000, await TotalAsync());

        // A single record of its own, of one org: that org is its sender's from now on, the other is not.
        _time.Advance(TimeSpan.FromSeconds(1));
        await VectorAsync(Row("send:working_time", 1717200000, "acme"));
        await VectorAsync(Row("click:element", 1717402600, "acme"), Row("click:element", 1717402610, "acme"), Row("click:element", 1717402600, "birds"), Row("click:element", 1717402607, "birds"));
        Assert.Equal(37_000, await TotalAsync());
        Assert.Equal(["acme"], await SuppliedAsync());

        // Of the last day it sent none: what had been left out of it is counted.
        await _server.Admin.SendAsync("POST", "/api/v1/working-time/recompute?period=1d");
        while ((string?)(await GetAsync("/api/v1/working-time/recompute"))["state"] == "running")
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(47_000, await TotalAsync());
        Assert.Empty(await SuppliedAsync());

        static string Row(string scope, int at, string org) => $$"""{"scope": "{{scope}}", "timestamp": "{{at}}", "source": "client", "user_id": 9, "org_slug": "{{org}}", "duration": 0, "payload": "{}"}""";
    }

    private async Task VectorAsync(params string[] rows)
    {
        var answer = await _ingest.SendAsync("POST", "/intake/vector", $"[{string.Join(',', rows)}]");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<IEnumerable<string>> SuppliedAsync() =>
        (await GetAsync("/api/v1/tokens")).AsArray().SelectMany(t => t!["supplies_working_time"]!.AsArray()).Select(o => (string)o!);

    private async Task<int> TotalAsync() => (int)(await GetAsync($"/api/v1/working-time?{Period}"))["total_ms"]!;

    private Task SendAsync(params string[] events) => _server.SendAsync(_ingest, string.Join('\n', events));

    private async Task<JsonNode> GetAsync(string address)
    {
        var answer = await _server.Admin.SendAsync("GET", address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    private static IEnumerable<string?> Whys(JsonNode row) => row["events"]!.AsArray().Select(e => (string?)e!["why"]);
}
