using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Footfall.ClickHouse;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.ActivityApi;

/// <summary>Coder's Activity API over HTTP: the command of its page, the shape of the answer, every mistake, and who may ask.</summary>
public sealed class CoderActivityTests : IAsyncLifetime
{
    private const string August = "start=2022-08-01T00:00:00.000000Z&end=2022-08-31T00:00:00.000000Z";

    private TestServer _server = null!;
    private HttpClient _ingest = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _ingest = await _server.IngestAsync();
        await _server.SendAsync(_ingest, """
            {"scope":"create:user","timestamp":"2022-07-01T00:00:00Z","source":"server","obj_name":"user","obj_id":"u2","user_id":"admin","payload":{"name":"Joe","username":"joe2","roles":["site-member","site-manager"],"avatar_hash":"671b"}}
            {"scope":"update:user","timestamp":"2022-07-02T00:00:00Z","source":"server","obj_name":"user","obj_id":"u2","user_id":"admin","payload":{"avatar_hash":"51fb"}}
            {"scope":"delete:user","timestamp":"2022-09-02T00:00:00Z","source":"server","obj_name":"user","obj_id":"u2","user_id":"admin"}
            {"scope":"add:member","timestamp":"2022-07-03T00:00:00Z","source":"server","obj_name":"organization","obj_id":"7","user_id":"u2"}
            {"scope":"use:ide","timestamp":"2022-08-02T10:00:00Z","duration":72000000,"user_id":"u2","org_id":"7","org_slug":"acme","session_id":"s1"}
            {"scope":"use:ide","timestamp":"2022-08-02T10:10:00Z","duration":60000,"user_id":"u1","user_name":"ann","org_id":"8","org_slug":"birds"}
            {"scope":"use:tunnel","timestamp":"2022-08-02T10:10:30Z","user_id":"u1","user_name":"ann","org_id":"8","org_slug":"birds"}
            {"scope":"login:user","timestamp":"2022-08-30T23:59:59.9Z","user_id":"u2"}
            {"scope":"use:ide","timestamp":"2022-08-31T00:00:00Z","duration":60000,"user_id":"u3"}
            """);
    }

    public async ValueTask DisposeAsync()
    {
        _ingest.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("%20")]
    [InlineData("+")]
    public async Task CommandOfThePage_GivesWeeksInNanoseconds(string blank)
    {
        var token = (string)(await (await _server.Admin.PostAsJsonAsync("/api/v1/tokens", new { Name = $"curl{blank.Length}", Kind = "personal" }, StoreRows.Json, TestContext.Current.CancellationToken)).JsonAsync())["token"]!;

        var answer = await CurlAsync("--request", "GET", "--url", $"{_server.Address}api/private/metrics/activity?{August}&category=ide&interval=1{blank}week", "--header", $"Session-Token: {token}");

        Assert.Equal(
            """{"activity":[{"time":"2022-08-01T00:00:00Z","duration":604800000000000,"user_activity":[{"user_id":"u2","duration":72000000000000,"count":1200},{"user_id":"u1","duration":60000000000,"count":1}]},{"time":"2022-08-08T00:00:00Z","duration":604800000000000,"user_activity":[]},{"time":"2022-08-15T00:00:00Z","duration":604800000000000,"user_activity":[]},{"time":"2022-08-22T00:00:00Z","duration":604800000000000,"user_activity":[]},{"time":"2022-08-29T00:00:00Z","duration":172800000000000,"user_activity":[]}],"users":{"u1":{"id":"u1","name":"ann","username":"ann","roles":[],"avatar_hash":"","total_count":1,"total_duration":60000000000},"u2":{"id":"u2","name":"Joe","username":"joe2","roles":["site-member","site-manager"],"avatar_hash":"51fb","total_count":1200,"total_duration":72000000000000}}}""",
            answer);
    }

    [Fact]
    public async Task CommandOfThePage_WithAllItsBlanksEncoded_IsUnderstood()
    {
        var answer = await GetAsync("%20start=2022-08-01T00:00:00.000000Z&end=2022-08-31T00:00:00.000000Z%20&category=ide%20&interval=1%20week");

        Assert.Equal(5, answer["activity"]!.AsArray().Count);
        Assert.Equal(1200, (int)answer["users"]!["u2"]!["total_count"]!);
    }

    [Theory]
    [InlineData("category=any&interval=1+year", "u2 1201, u1 1")]
    [InlineData("interval=90day&category=IDE", "u2 1200, u1 1")]
    [InlineData("interval=quarter&category=login", "u2 1")]
    [InlineData("interval=1+year&category=web-terminal", "")]
    [InlineData("interval=1+year&org=7", "u2 1201")]
    [InlineData("interval=1+year&org=acme", "u2 1201")]
    [InlineData("interval=1+year&org=8", "u1 1")]
    [InlineData("interval=1+year&drop_partial=true", null)]
    public async Task Filters_CountDifferentMinutes(string query, string? expected)
    {
        var answer = await GetAsync($"{August}&{query}");

        var buckets = answer["activity"]!.AsArray();
        Assert.Equal(expected is null ? 0 : 1, buckets.Count);
        Assert.Equal(expected ?? "", string.Join(", ", buckets.SelectMany(b => b!["user_activity"]!.AsArray()).Select(u => $"{u!["user_id"]} {u["count"]}")));
        Assert.All(buckets.SelectMany(b => b!["user_activity"]!.AsArray()), u => Assert.Equal((long)u!["count"]! * 60_000_000_000, (long)u["duration"]!));
    }

    [Fact]
    public async Task Times_KeepTheOffsetOfStart_AndCalendarsTheirZone()
    {
        var answer = await GetAsync("start=2022-10-28T12:00:00.5%2B02:00&end=2022-11-02T00:00:00%2B02:00&interval=1+day&tz=Europe/Berlin&align=calendar&category=ide");

        Assert.Equal(
            ["2022-10-28T12:00:00+02:00 43200", "2022-10-29T00:00:00+02:00 86400", "2022-10-30T00:00:00+02:00 90000", "2022-10-31T01:00:00+02:00 86400", "2022-11-01T01:00:00+02:00 82800"],
            answer["activity"]!.AsArray().Select(b => $"{b!["time"]} {(long)b["duration"]! / 1_000_000_000}"));
    }

    [Fact]
    public async Task StartInsideAMinute_TheFirstInstantDecides()
    {
        // u1 was first seen in 10:10 at its begin, before this start; u2's session was there all the time.
        var answer = await GetAsync("start=2022-08-02T10:10:15Z&end=2022-08-02T10:12:15Z&interval=1+minute");

        Assert.Equal(["2022-08-02T10:10:15Z u2", "2022-08-02T10:11:15Z u2"], answer["activity"]!.AsArray().Select(b => $"{b!["time"]} {string.Join(' ', b["user_activity"]!.AsArray().Select(u => u!["user_id"]))}"));
    }

    [Fact]
    public async Task Csv_HasALineForEachUserAndBucket()
    {
        using var answer = await _server.Admin.SendAsync("GET", $"/api/private/metrics/activity?{August}&interval=1+month&format=csv");

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            "bucket_start,bucket_end,user_id,username,name,count,seconds\r\n2022-08-01T00:00:00Z,2022-08-31T00:00:00Z,u2,joe2,Joe,1201,72060\r\n2022-08-01T00:00:00Z,2022-08-31T00:00:00Z,u1,ann,ann,1,60\r\n",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Mistakes_AreToldAllAtOnce()
    {
        using var answer = await _server.Admin.SendAsync("GET", "/api/private/metrics/activity?start=monday&category=sleep&interval=0+week&intervall=1&org=nowhere&tz=Mars&align=x&format=xml&drop_partial=1");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var said = await answer.JsonAsync();
        Assert.Equal("unknown_parameter", (string?)said["error"]!["code"]);
        Assert.Equal(
            ["intervall", "start", "end", "category", "interval", "tz", "align", "drop_partial", "format", "org"],
            said["error"]!["details"]!.AsArray().Select(d => (string)d!["field"]!));
        Assert.Equal(said["error"]!["details"]!.ToJsonString(), said["validations"]!.ToJsonString());
        Assert.Contains("category must be any, ide, app, tunnel, web_terminal, login, but is 'sleep'.", (string)said["error"]!["msg"]!);
    }

    [Theory]
    [InlineData("start=2022-08-01T00:00:00Z&end=2022-08-01T00:00:00Z", "invalid_range", "end must lie after start.")]
    [InlineData("start=2022-08-01T00:00:00Z&end=2022-08-31T00:00:00Z&interval=1+minute", "too_many_buckets", "interval would cut the time from start to end into more than 400 buckets; choose a longer one (setting Activity:MostBuckets).")]
    [InlineData("start=2022-08-01&end=2022-08-31T00:00:00Z", "invalid_start", "start must be RFC 3339 such as 2022-08-01T00:00:00Z, but is '2022-08-01'.")]
    [InlineData("start=2022-08-01T00:00:00Z&start=2022-08-02T00:00:00Z&end=2022-08-31T00:00:00Z", "invalid_start", "start must be given once.")]
    [InlineData("start=0001-01-01T00:00:00Z&end=2022-08-31T00:00:00Z", "invalid_start", "start must lie between 1970-01-01 and 2200-01-01, but is '0001-01-01T00:00:00Z'.")]
    [InlineData("start=2022-08-01T00:00:00Z", "invalid_end", "end is required, RFC 3339 such as 2022-08-01T00:00:00Z.")]
    [InlineData("start=2022-08-01T00:00:00Z&end=2022-08-02T00:00:00Z&org=nowhere", "unknown_organization", "org must be the id or short name of an organization that is known; 'nowhere' is not.")]
    [InlineData("start=2022-08-01T00:00:00Z&end=2022-08-02T00:00:00Z&interval=1+day+2+hours", "invalid_interval", "interval must be a number from 1 to 9999 and minute, hour, day, week, month, quarter or year, such as '1 week' or '90 day', but is '1 day 2 hours'.")]
    public async Task Mistake_HasItsCodeAndSentence(string query, string code, string message)
    {
        using var answer = await _server.Admin.SendAsync("GET", $"/api/private/metrics/activity?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var error = (await answer.JsonAsync())["error"]!;
        Assert.Equal((code, message), ((string?)error["code"], (string?)error["msg"]));
    }

    [Fact]
    public async Task Rights_ManagersSeeTheirOrgs_OthersNothing()
    {
        using var manager = await _server.AccountAsync("max", "manager", orgs: ["acme"]);
        using var member = await _server.AccountAsync("mia", "member", user: "u2");
        using var analyst = await _server.AccountAsync("ana", "analyst");
        foreach (var (client, query, status, code) in new[]
        {
            (_server.Anonymous, "", 401, "unauthorized"), (_ingest, "", 403, "forbidden"), (member, "", 403, "forbidden"), (member, "&org=7", 403, "forbidden"),
            (manager, "", 403, "forbidden"), (manager, "&org=8", 403, "forbidden"), (manager, "&org=7", 200, null), (manager, "&org=acme", 200, null), (analyst, "", 200, (string?)null),
        })
        {
            using var answer = await client.SendAsync("GET", $"/api/private/metrics/activity?{August}&interval=1+year{query}");
            Assert.Equal(status, (int)answer.StatusCode);
            var said = await answer.JsonAsync();
            Assert.Equal(code, (string?)said["error"]?["code"]);
            Assert.True(code is not null || said["users"]!["u2"]!["total_count"]!.GetValue<int>() == 1201);
        }
    }

    private async Task<JsonNode> GetAsync(string query)
    {
        using var answer = await _server.Admin.SendAsync("GET", $"/api/private/metrics/activity?{query}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }

    private static async Task<string> CurlAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("curl") { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var argument in (string[])["--silent", "--show-error", "--noproxy", "*", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var curl = Process.Start(start)!;
        return await curl.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
