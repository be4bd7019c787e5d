using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
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
        Assert.Equal(["total 2 1 total", "signups 2 1 period", "signups_confirmed 1 0 period", "signups_social 1 0 period", "fresh_domains 1 1 period", "active 1 0 period", "retained 1 0 period"], Metrics(answer, "users"));
        Assert.Equal(["total 2 0 total", "created 2 0 period", "local 1 0 period", "imported 1 0 period"], Metrics(answer, "projects"));
        Assert.Contains("average_users null null total", Metrics(answer, "teams"));
        var failed = answer["categories"]![3]!["metrics"]![1]!;
        Assert.Equal("""[{"key":"export","value":1,"previous":0}]""", failed["value"]!.ToJsonString());
        Assert.Equal(8, answer["categories"]![3]!["metrics"]![2]!["value"]!.AsArray().Count);
    }

    [Fact]
    public async Task Org_CountsItsOwn()
    {
        var answer = await GetAsync($"/api/v1/stats/projects?{March}&org=acme&compare=false");

        Assert.Equal(["1", "1", "0", "1"], answer["metrics"]!.AsArray().Select(m => m!["value"]!.ToJsonString()));
        Assert.Equal("acme", (string)answer["org"]!);
        Assert.All(answer["metrics"]!.AsArray(), m => Assert.Null(m!["previous"]));
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
