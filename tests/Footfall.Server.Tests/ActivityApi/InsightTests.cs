using System.Net;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace Footfall.Server.Tests.ActivityApi;

/// <summary>Coder's insights over HTTP: shapes, order, figures, and every mistake.</summary>
public sealed class InsightTests : IAsyncLifetime
{
    private const string Window = "start_time=2024-05-06T00:00:00Z&end_time=2024-05-08T00:00:00Z";

    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2024-06-03T12:10:00Z"));
    private TestServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(time: _time);
        using var ingest = await _server.IngestAsync();
        await _server.SendAsync(ingest, """
            {"scope":"create:user","timestamp":"2024-04-03T10:00:00Z","source":"server","obj_name":"user","obj_id":"u1","payload":{"username":"ann","avatar_url":"https://x.example/a.png"}}
            {"scope":"create:user","timestamp":"2024-04-10T10:00:00Z","source":"server","obj_name":"user","obj_id":"u2","payload":{"status":"dormant"}}
            {"scope":"update:user","timestamp":"2024-04-20T10:00:00Z","source":"server","obj_name":"user","obj_id":"u2","payload":{"status":"active"}}
            {"scope":"update:user","timestamp":"2024-05-20T10:00:00Z","source":"server","obj_name":"user","obj_id":"u1","payload":{"status":"suspended"}}
            {"scope":"delete:user","timestamp":"2024-06-01T10:00:00Z","source":"server","obj_name":"user","obj_id":"u2"}
            {"scope":"create:user","timestamp":"2024-04-01T10:00:00Z","source":"server","obj_name":"user","obj_id":"sys","payload":{"system":true}}
            {"scope":"use:tunnel","timestamp":"2024-05-06T10:00:00Z","duration":600000,"user_id":"u1","workspace_id":"w1","payload":{"source":"vscode","template":"t2"}}
            {"scope":"use:tunnel","timestamp":"2024-05-06T10:05:00Z","duration":600000,"user_id":"u1","workspace_id":"w1","payload":{"source":"ssh","template":"t1"}}
            {"scope":"use:tunnel","timestamp":"2024-05-06T12:00:00Z","duration":60000,"user_id":"u1","workspace_id":"w1","payload":{"source":"ssh","template":"t1"}}
            {"scope":"use:web_terminal","timestamp":"2024-05-07T10:00:00Z","user_id":"u2","workspace_id":"w2","payload":{"template":"t1"}}
            {"scope":"use:app","timestamp":"2024-05-07T10:00:00Z","duration":5400000,"user_id":"u2","workspace_id":"w2","payload":{"app":"code-server","template":"t1"}}
            {"scope":"login:user","timestamp":"2024-05-07T20:00:00Z","user_id":"u3"}
            {"scope":"build:workspace","timestamp":"2024-05-06T09:00:00Z","source":"server","workspace_id":"w1","payload":{"template":"t1","number":1,"parameters":{"region":"eu","cpu":2}}}
            {"scope":"build:workspace","timestamp":"2024-05-06T08:00:00Z","source":"server","workspace_id":"w1","payload":{"template":"t1","number":2,"parameters":{"region":"us","cpu":2}}}
            {"scope":"build:workspace","timestamp":"2024-05-06T09:00:00Z","source":"server","workspace_id":"w2","payload":{"template":"t1","number":1,"parameters":[{"name":"region","value":"","type":"string"}]}}
            {"scope":"build:workspace","timestamp":"2024-05-09T09:00:00Z","source":"server","workspace_id":"w2","payload":{"template":"t1","number":9,"parameters":{"region":"mars"}}}
            """);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task UserActivity_HasSecondsOfDifferentMinutes()
    {
        Assert.Equal(
            """{"report":{"start_time":"2024-05-06T00:00:00Z","end_time":"2024-05-08T00:00:00Z","template_ids":["t1","t2"],"users":[{"template_ids":["t1","t2"],"user_id":"u1","username":"ann","avatar_url":"https://x.example/a.png","seconds":960},{"template_ids":["t1"],"user_id":"u2","username":"u2","avatar_url":"","seconds":5400}]}}""",
            (await GetAsync($"user-activity?{Window}")).ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal(
            ["u1 660"],
            (await GetAsync($"user-activity?{Window.Replace("05-08", "05-07", StringComparison.Ordinal)}&template_ids=t1,t9"))["report"]!["users"]!.AsArray().Select(u => $"{u!["user_id"]} {u["seconds"]}"));
    }

    [Fact]
    public async Task Templates_HaveFiveBuiltinApps_ThenOthers_ThenParameters()
    {
        var answer = await GetAsync($"templates?{Window}&interval=day");

        var report = answer["report"]!;
        Assert.Equal(2, (int)report["active_users"]!);
        Assert.Equal(
            ["builtin vscode 600 1 t2", "builtin jetbrains 0 0 ", "builtin reconnecting-pty 60 1 t1", "builtin ssh 660 2 t1", "builtin sftp 0 0 ", "app code-server 5400 1 t1"],
            report["apps_usage"]!.AsArray().Select(a => $"{a!["type"]} {a["slug"]} {a["seconds"]} {a["times_used"]} {string.Join(',', a["template_ids"]!.AsArray())}"));
        Assert.Equal(
            ["cpu number 2=1", "region string =1,us=1"],
            report["parameters_usage"]!.AsArray().Select(p => $"{p!["name"]} {p["type"]} {string.Join(',', p["values"]!.AsArray().Select(v => $"{v!["value"]}={v["count"]}"))}"));
        Assert.Equal(
            ["2024-05-06T00:00:00Z 2024-05-07T00:00:00Z day 1 t1,t2", "2024-05-07T00:00:00Z 2024-05-08T00:00:00Z day 1 t1"],
            answer["interval_reports"]!.AsArray().Select(i => $"{i!["start_time"]} {i["end_time"]} {i["interval"]} {i["active_users"]} {string.Join(',', i["template_ids"]!.AsArray())}"));
        Assert.Null((await GetAsync($"templates?{Window}&sections=report"))["interval_reports"]);
        Assert.Null((await GetAsync($"templates?{Window}&sections=interval_reports"))["report"]);
    }

    [Fact]
    public async Task Editor_OverATunnel_IsAnAppOfItsOwn()
    {
        using var ingest = await _server.IngestAsync("editor");
        await _server.SendAsync(ingest, """{"scope":"use:tunnel","timestamp":"2024-04-06T10:00:00Z","duration":120000,"user_id":"u1","payload":{"app":"cursor","template":"t1"}}""");

        var apps = (await GetAsync("templates?start_time=2024-04-06T00:00:00Z&end_time=2024-04-07T00:00:00Z"))["report"]!["apps_usage"]!.AsArray();

        Assert.Equal(["builtin ssh 0", "builtin sftp 0", "app cursor 120"], apps.TakeLast(3).Select(a => $"{a!["type"]} {a["slug"]} {a["seconds"]}"));
    }

    [Fact]
    public async Task EmptyWindow_IsAllowedAndEmpty()
    {
        var answer = await GetAsync("templates?start_time=2024-05-06T00:00:00%2B02:00&end_time=2024-05-06T00:00:00%2B02:00&interval=week");

        Assert.Equal("2024-05-06T00:00:00+02:00", (string?)answer["report"]!["start_time"]);
        Assert.Equal(5, answer["report"]!["apps_usage"]!.AsArray().Count);
        Assert.Empty(answer["interval_reports"]!.AsArray());
    }

    [Theory]
    [InlineData(0, "2024-04-04", "2024-06-03", "2024-05-07")]
    [InlineData(14, "2024-04-05", "2024-06-04", "2024-05-08")]
    [InlineData(-12, "2024-04-04", "2024-06-03", "2024-05-06")]
    public async Task Daus_HaveADayAfterTheOther(int offset, string first, string last, string dayOfU2)
    {
        var answer = await GetAsync($"daus?tz_offset={offset}");

        Assert.Equal(offset, (int)answer["tz_hour_offset"]!);
        var entries = answer["entries"]!.AsArray().Select(e => ((string)e!["date"]!, (int)e["amount"]!)).ToList();
        Assert.Equal((61, first, last), (entries.Count, entries[0].Item1, entries[^1].Item1));
        Assert.True(entries.Single(e => e.Item1 == dayOfU2).Item2 >= 1);
        Assert.Equal(0, entries.Single(e => e.Item1 == "2024-05-12").Item2);
    }

    [Fact]
    public async Task StatusCounts_AreOneAMidnight()
    {
        var counts = (await GetAsync("user-status-counts?timezone=Europe/Berlin"))["status_counts"]!;

        var active = counts["active"]!.AsArray().ToDictionary(p => (string)p!["date"]!, p => (int)p!["count"]!);
        Assert.Equal(61, active.Count);
        Assert.Equal((1, 1, 2, 1), (active["2024-04-04T00:00:00+02:00"], active["2024-04-15T00:00:00+02:00"], active["2024-04-21T00:00:00+02:00"], active["2024-05-21T00:00:00+02:00"]));
        Assert.Equal(0, active["2024-06-02T00:00:00+02:00"]);
        Assert.Equal(1, counts["dormant"]!.AsArray().Count(p => (string)p!["date"]! == "2024-04-15T00:00:00+02:00" && (int)p["count"]! == 1));
        Assert.Equal(1, (int)counts["suspended"]!.AsArray()[^1]!["count"]!);
    }

    [Theory]
    [InlineData("user-activity?start_time=2024-05-06T01:00:00Z&end_time=2024-05-07T00:30:00Z", "start_time must be midnight in its own offset, but is '2024-05-06T01:00:00Z'. end_time must be midnight in its own offset, or a whole hour when it is today, but is '2024-05-07T00:30:00Z'.")]
    [InlineData("user-activity?start_time=2024-05-06T00:00:00Z&end_time=2024-06-03T13:30:00Z", "end_time must not lie after the current hour, but is '2024-06-03T13:30:00Z'.")]
    [InlineData("user-activity?start_time=2024-05-06T00:00:00Z&end_time=2024-05-05T00:00:00Z&limit=1", "limit is not a parameter of this route, which takes start_time, end_time, template_ids. end_time must not lie before start_time.")]
    [InlineData("templates?start_time=2024-05-06T00:00:00Z&end_time=2024-05-08T00:00:00Z&interval=week", "interval week needs a period of whole weeks, or one whose last week lacks at most a day.")]
    [InlineData("templates?start_time=2023-10-23T00:00:00%2B02:00&end_time=2023-10-30T00:00:00%2B01:00&interval=week", "interval week needs a period of whole weeks, or one whose last week lacks at most a day.")]
    [InlineData("templates?start_time=2024-05-06T00:00:00Z&end_time=2024-05-08T00:00:00Z&interval=month&sections=all", "interval must be day or week, but is 'month'. sections must be report, interval_reports, or both separated by a comma, but is 'all'.")]
    [InlineData("user-status-counts?timezone=Mars&tz_offset=1", "timezone must not be given together with tz_offset. timezone must be an IANA time zone such as Europe/Berlin, but is 'Mars'.")]
    [InlineData("daus?tz_offset=99", "tz_offset must be a whole number of hours from -12 to 14, but is '99'.")]
    public async Task Mistakes_AreToldAllAtOnce(string query, string detail)
    {
        using var answer = await _server.Admin.SendAsync("GET", $"/api/v2/insights/{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var said = await answer.JsonAsync();
        Assert.Equal(("Query parameters have invalid values.", detail), ((string?)said["message"], (string?)said["detail"]));
        Assert.NotEmpty(said["validations"]!.AsArray());
    }

    [Theory]
    // Today up to a whole hour; a day of 23 hours; a week across a change of clocks that lacks a day and an hour.
    [InlineData("user-activity?start_time=2024-06-03T00:00:00Z&end_time=2024-06-03T13:00:00Z")]
    [InlineData("user-activity?start_time=2023-03-26T00:00:00%2B02:00&end_time=2023-03-27T00:00:00%2B03:00")]
    [InlineData("templates?start_time=2023-03-21T00:00:00%2B01:00&end_time=2023-03-27T00:00:00%2B02:00&interval=week")]
    public async Task Windows_OfWhichClocksTakeAnHour_AreRight(string query) => await GetAsync(query);

    private async Task<JsonNode> GetAsync(string query)
    {
        using var answer = await _server.Admin.SendAsync("GET", $"/api/v2/insights/{query}");
        var said = await answer.JsonAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, said.ToJsonString());
        return said;
    }
}
