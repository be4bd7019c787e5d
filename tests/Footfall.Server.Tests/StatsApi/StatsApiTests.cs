using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.StatsApi;

/// <summary>The statistics as their routes answer them.</summary>
public sealed class StatsApiTests : IAsyncLifetime
{
    private const string March = "from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z";
    private TestServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        using var ingest = await _server.IngestAsync();
        var lines = new[]
        {
            Line("02-10", "create:user", "u1", new { name = "Ann", email = "ann@acme.example" }),
            Line("03-05", "create:user", "u2", new { name = "Bob", email = "bob@other.example", provider = "github", confirmed = true }),
            Line("03-06", "create:user", "u3", new { name = "Eve", email = "eve@acme.example" }),
            Line("03-07", "delete:user", "u3", null),
            Line("03-08", "create:project", "p1", new { origin = "imported" }, org: "acme"),
            Line("03-09", "create:project", "p2", null),
            Line("03-10", "start:run", null, new { type = "export" }, run: "r1"),
            Line("03-10", "fail:run", null, new { type = "export" }, run: "r1"),
            Line("03-11", "draw:object", null, null, user: "u1"),
        };
        await _server.SendAsync(ingest, string.Join('\n', lines));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task All_HasTheNineCategoriesInOrder_WithValuesNowAndBefore()
    {
        var answer = await GetAsync($"/api/v1/stats?{March}");

        Assert.Equal(["users", "teams", "projects", "tasks", "shares", "agents", "jobs", "models", "notebooks"], answer["categories"]!.AsArray().Select(c => (string)c!["key"]!));
        Assert.Equal(["total 2 1 total", "signups 2 1 period", "signups_confirmed 1 0 period", "signups_social 1 0 period", "fresh_domains 1 1 period", "active 1 0 period", "retained 1 0 period", "confirmations 1 0 period", "signup_domains 2 1 period"], Metrics(answer, "users"));
        Assert.Equal(["total 2 0 total", "created 2 0 period", "local 1 0 period", "imported 1 0 period", "total_local 1 0 total", "total_imported 1 0 total"], Metrics(answer, "projects"));
        Assert.Contains("average_users null null total", Metrics(answer, "teams"));
        var failed = answer["categories"]![3]!["metrics"]![1]!;
        Assert.Equal("""[{"key":"export","value":1,"previous":0}]""", failed["value"]!.ToJsonString());
        Assert.Equal(8, answer["categories"]![3]!["metrics"]![2]!["value"]!.AsArray().Count);
    }

    [Fact]
    public async Task Org_CountsItsOwn()
    {
        var answer = await GetAsync($"/api/v1/stats/projects?{March}&org=acme&compare=false");

        Assert.Equal(["1", "1", "0", "1", "0", "1"], answer["metrics"]!.AsArray().Select(m => m!["value"]!.ToJsonString()));
        Assert.Equal("acme", (string)answer["org"]!);
        Assert.All(answer["metrics"]!.AsArray(), m => Assert.Null(m!["previous"]));
    }

    [Fact]
    public async Task Org_ByItsShortName_HasAllOfIt_AlsoWhenAnEventGivesTheShortNameAlone()
    {
        using var ingest = await _server.IngestAsync();
        await _server.SendAsync(ingest, """
            {"timestamp":"2026-03-02T10:00:00Z","scope":"create:project","obj_id":"by-both","org_id":"o-77","org_slug":"seven"}
            {"timestamp":"2026-03-02T10:00:01Z","scope":"create:project","obj_id":"by-slug","org_slug":"seven"}
            {"timestamp":"2026-03-02T10:00:02Z","scope":"create:project","obj_id":"by-id","org_id":"o-77"}
            """);

        Assert.Equal(3, (int)(await GetAsync($"/api/v1/stats/projects/created?{March}&org=seven"))["metric"]!["value"]!);
        Assert.Equal(3, (int)(await GetAsync($"/api/v1/stats/projects/created?{March}&org=o-77"))["metric"]!["value"]!);
        Assert.Single((await GetAsync("/api/v1/orgs")).AsArray(), o => (string?)o!["slug"] == "seven");
    }

    [Fact]
    public async Task Interval_ThatIsLeftToTheServer_FitsThePeriod()
    {
        var answer = await GetAsync($"/api/v1/stats/projects/created?{March}&interval=auto");

        Assert.Equal(31, answer["metric"]!["trend"]!.AsArray().Count);
        Assert.Null((await GetAsync($"/api/v1/stats/notebooks/running_now?{March}&interval=day"))["metric"]!["trend"]);
    }

    [Fact]
    public async Task Part_HasItsRowsAlone_AndOnlyBreakdownsHaveParts()
    {
        var all = await GetAsync($"/api/v1/stats/tasks/by_status?{March}");
        var failed = await GetAsync($"/api/v1/stats/tasks/by_status?{March}&part=error");

        Assert.Equal(all["rows"]!.AsArray().Count(r => (string)r!["part"]! == "error"), (int)failed["total"]!);
        Assert.All(failed["rows"]!.AsArray(), r => Assert.Equal("error", (string)r!["part"]!));
        Assert.NotEmpty(failed["rows"]!.AsArray());
        double Sum(JsonNode answer) => answer["metric"]!["trend"]!.AsArray().Sum(p => (double)p!["value"]!);
        var days = $"/api/v1/stats/tasks/by_status?{March}&interval=day";
        Assert.Equal((int)failed["total"]!, Sum(await GetAsync($"{days}&part=error")));
        Assert.Equal((int)all["total"]!, Sum(await GetAsync(days)));
        var refused = await _server.Admin.SendAsync("GET", $"/api/v1/stats/projects/total?{March}&part=x");
        Assert.Equal("is of breakdowns alone, and projects/total is one number.", (string?)(await refused.ProblemAsync(HttpStatusCode.BadRequest))["errors"]!["part"]![0]);
    }

    [Fact]
    public async Task Rows_HaveTheNamesOfTheirEntities()
    {
        using var ingest = await _server.IngestAsync();
        await _server.SendAsync(ingest, """
            {"timestamp":"2026-03-01T10:00:00Z","scope":"create:agent","obj_id":"ag-1","obj_val":"Big GPU","user_id":"maker"}
            {"timestamp":"2026-03-01T10:00:01Z","scope":"create:user","obj_id":"maker","obj_val":"Max Maker"}
            {"timestamp":"2026-03-02T10:00:00Z","scope":"report:agent","obj_id":"ag-1","payload":{"hardware":{"cpus":8}}}
            {"timestamp":"2026-03-02T10:00:00Z","scope":"connect:agent","obj_id":"ag-2","payload":{"hardware":null}}
            {"timestamp":"2026-03-02T11:00:00Z","scope":"create:job","obj_id":"j-1","user_id":"maker"}
            """);

        var agents = (await GetAsync($"/api/v1/stats/agents/active?{March}"))["rows"]!.AsArray();
        var makers = (await GetAsync($"/api/v1/stats/jobs/users?{March}"))["rows"]!.AsArray();

        Assert.Equal(["Big GPU 2026-03-01T10:00:00.000Z"], agents.Select(a => $"{a!["name"]} {a["created_at"]}"));
        Assert.Contains("Max Maker 1", makers.Select(m => $"{m!["name"]} {m["items"]}"));
    }

    [Fact]
    public async Task Csv_WithAnInterval_HasTheTrend()
    {
        var text = await _server.Admin.GetStringAsync($"/api/v1/stats/projects?{March}&interval=week&format=csv", TestContext.Current.CancellationToken);

        Assert.StartsWith("category,metric,scope,time,value,previous,part,all_time,unit,title\r\nprojects,total,total,,", text);
        Assert.Contains("\r\nprojects,created,period,2026-03-02T00:00:00.000Z,", text);
    }

    [Fact]
    public async Task Metric_HasItsRows_AndItsTrendByTheCalendar()
    {
        var answer = await GetAsync($"/api/v1/stats/users/signups?{March}&interval=week&tz=Asia/Kathmandu");

        Assert.Equal(["u3 Eve", "u2 Bob"], answer["rows"]!.AsArray().Select(r => $"{r!["id"]} {r["name"]}"));
        var trend = answer["metric"]!["trend"]!.AsArray();
        Assert.Equal(2, trend.Sum(p => (double)p!["value"]!));
        Assert.Equal("2026-03-01T18:15:00.000Z", (string)trend[1]!["time"]!);
        Assert.Equal(2, (double)trend[1]!["value"]!);
    }

    [Fact]
    public async Task Csv_HasALineForEachNumberAndPart()
    {
        var lines = (await _server.Admin.GetStringAsync($"/api/v1/stats?{March}&format=csv", TestContext.Current.CancellationToken)).Split("\r\n");

        Assert.StartsWith("category,metric,scope,value,previous,part", lines[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains(lines, l => l.StartsWith("users,signups,period,2,1,", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("tasks,failed_by_type,period,1,0,export,", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("teams,average_users,total,,,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/api/v1/stats?interval=fortnight&scope=x:y", 400, "interval", "scope")]
    [InlineData("/api/v1/stats?from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z&interval=day", 400, "interval", "400 are the most")]
    [InlineData("/api/v1/stats/people", 404, "no category 'people'", "users")]
    [InlineData("/api/v1/stats/users/sum", 404, "no metric 'users/sum'", "users/signups")]
    public async Task Mistake_IsNamed(string address, int status, string first, string second)
    {
        using var answer = await _server.Admin.GetAsync(address, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(first, JsonNode.Parse(body)!.ToJsonString(Plain));
        Assert.Contains(second, body);
    }

    [Fact]
    public async Task Manager_SeesTheNumbersOfTheirOrgs_AndAMemberNone()
    {
        using var manager = await _server.AccountAsync("mia", "manager", ["acme"]);
        using var member = await _server.AccountAsync("max", "member", null, "u1");

        var answer = JsonNode.Parse(await manager.GetStringAsync($"/api/v1/stats/projects?{March}", TestContext.Current.CancellationToken))!;
        var others = JsonNode.Parse(await manager.GetStringAsync($"/api/v1/stats/projects?{March}&org=other", TestContext.Current.CancellationToken))!;
        using var refused = await member.GetAsync("/api/v1/stats", TestContext.Current.CancellationToken);

        Assert.Equal((1, 0), ((int)answer["metrics"]![0]!["value"]!, (int)others["metrics"]![0]!["value"]!));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static IEnumerable<string> Metrics(JsonNode answer, string category) =>
        answer["categories"]!.AsArray().Single(c => (string)c!["key"]! == category)!["metrics"]!.AsArray()
            .Select(m => $"{m!["key"]} {m["value"]?.ToJsonString() ?? "null"} {m["previous"]?.ToJsonString() ?? "null"} {m["scope"]}");

    private async Task<JsonNode> GetAsync(string address) => JsonNode.Parse(await _server.Admin.GetStringAsync(address, TestContext.Current.CancellationToken))!;

    private static string Line(string date, string scope, string? id, object? payload, string? org = null, string? run = null, string? user = null) => JsonSerializer.Serialize(new
    {
        scope,
        timestamp = $"2026-{date}T12:00:00Z",
        source = "server",
        obj_id = id,
        obj_name = scope.Split(':')[1],
        org_slug = org,
        run_id = run,
        user_id = user,
        payload,
    });
}
