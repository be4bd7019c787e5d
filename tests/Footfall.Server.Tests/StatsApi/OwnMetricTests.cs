using System.Text.Json.Nodes;
using Footfall.TestKit;

namespace Footfall.Server.Tests.StatsApi;

/// <summary>Metrics that an administrator adds as files, and what Prometheus reads.</summary>
public sealed class OwnMetricTests : IAsyncLifetime
{
    private const string March = "from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z";
    private TestServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        using var ingest = await _server.IngestAsync();
        await _server.SendAsync(ingest, """
            {"timestamp":"2026-02-05T00:00:00Z","scope":"create:project","obj_id":"p1","org_id":"7","org_slug":"acme","user_id":"u1"}
            {"timestamp":"2026-03-05T00:00:00Z","scope":"create:project","obj_id":"p2","org_slug":"a \"b\"","user_id":"u1"}
            {"timestamp":"2026-03-06T00:00:00Z","scope":"create:project","obj_id":"p3","user_id":"u1"}
            {"timestamp":"2026-03-06T00:00:00Z","scope":"create:team","obj_id":"7"}
            {"timestamp":"2026-03-06T00:00:00Z","scope":"create:user","obj_id":"u1"}
            {"timestamp":"2026-03-06T00:00:00Z","scope":"create:user","obj_id":"u2"}
            {"timestamp":"2026-03-06T00:00:00Z","scope":"add:member","obj_name":"team","obj_id":"7","payload":{"member":"u1"}}
            {"timestamp":"2026-03-07T00:00:00Z","scope":"start:container","obj_id":"c1","org_slug":"acme"}
            """);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task File_AddsAMetric_LikeTheBuiltInOnes()
    {
        Write("made.yaml", """
            key: projects.made
            title: Projects made
            definition: Projects whose creation was reported in the period.
            unit: projects
            sql: |
              SELECT count() FROM events WHERE scope = 'create:project' AND time >= {from:DateTime64(3)} AND time < {to:DateTime64(3)}
                AND (empty({orgs:Array(String)}) OR org_slug IN {orgs:Array(String)});
            """);

        var projects = await GetAsync($"stats/projects?{March}");
        var acme = await GetAsync($"stats/projects?{March}&org=acme");
        var one = await GetAsync($"stats/projects/made?{March}&interval=week");

        Assert.Equal("made Projects made 2 1 period", Line(projects["metrics"]!.AsArray()[^1]!));
        Assert.Equal("made Projects made 0 1 period", Line(acme["metrics"]!.AsArray()[^1]!));
        Assert.Equal(2, one["metric"]!["trend"]!.AsArray().Sum(p => (double)p!["value"]!));
        Assert.Contains("projects,made,period,2,1,", await _server.Admin.GetStringAsync($"/api/v1/stats?{March}&format=csv", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task MetricThatKnowsNoOrgs_IsShownForTheWholeServerAlone()
    {
        Write("answer.yaml", "{ key: answer, title: The answer, definition: Of everything., unit: answers, scope: now, sql: SELECT 42 }");
        using var manager = await _server.AccountAsync("mia", "manager", ["acme"]);

        Assert.Equal("answer The answer 42 null now", Line((await GetAsync("stats/own"))["metrics"]![0]!));
        Assert.DoesNotContain("answer", await manager.GetStringAsync("/api/v1/stats", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("key: x\ntitle: [", "line 2")]
    [InlineData("key: Users.Total", "key must be category.metric or metric, of a-z, 0-9 and _, but is 'Users.Total'.")]
    [InlineData("key: users.x", "title is required.")]
    [InlineData("key: users.x\ntitle: X\ndefinition: Y\nunit: z\nscope: ever\nsql: SELECT 1", "scope must be total, period or now, but is 'ever'.")]
    [InlineData("key: users.total\ntitle: X\ndefinition: Y\nunit: z\nsql: SELECT 1", "key: there is a metric users.total already.")]
    [InlineData("key: users.x\ntitle: X\ndefinition: Y\nunit: z\nsql: SELECT nothing FROM nowhere", "nowhere")]
    [InlineData("key: users.x\ntitle: X\ndefinition: Y\nunit: z\nsql: TRUNCATE TABLE events", "sql:")]
    [InlineData("key: users.x\ncolour: red", "there is no key colour; there are key, title, definition, unit, scope and sql.")]
    [InlineData("- key\n- title", "a metric has the keys key, title, definition, unit, scope and sql, each with one text.")]
    [InlineData("key: users.x\ntitle: X\ndefinition: Y\nunit: z\nsql: SELECT 'abc' AS word", "sql: gives word of the type String, and a number is needed.")]
    [InlineData("key: users.x\ntitle: X\ndefinition: Y\nunit: z\nsql: SELECT 1 AS a, 2 AS b", "sql: gives 2 columns (a, b), and one number is needed.")]
    public async Task WrongFile_SaysWhatIsWrong_AndTakesNothingElseAway(string yaml, string message)
    {
        Write("mine.yaml", yaml);

        var answer = await GetAsync($"stats?{March}");
        var own = answer["categories"]!.AsArray().Single(c => (string)c!["key"]! == "own")!["metrics"]![0]!;

        Assert.Equal("mine.yaml is wrong", (string)own["title"]!);
        Assert.StartsWith("metrics/mine.yaml: ", (string)own["definition"]!, StringComparison.Ordinal);
        Assert.Contains(message, (string)own["definition"]!);
        Assert.Null(own["value"]);
        Assert.Equal(3, (int)(await GetAsync($"stats/projects/total?{March}"))["metric"]!["value"]!);
    }

    [Fact]
    public async Task SlowSql_IsStopped_AndHoldsNothingUp()
    {
        Write("slow.yml", "{ key: slow, title: Slow, definition: S., unit: s, sql: 'SELECT count() FROM numbers(1e13) WHERE NOT ignore(number)' }");

        var own = (await GetAsync("stats/own/slow"))["metric"]!;

        Assert.Equal("Its SQL took longer than 5 s and was stopped.", (string)own["definition"]!);
        Assert.Null(own["value"]);
    }

    [Fact]
    public async Task Entities_AreAView_ForSuchQueries()
    {
        Write("archived.yaml", "{ key: made, title: Made, definition: M., unit: projects, sql: \"SELECT count() FROM entities WHERE kind = 'project' AND deleted_at IS NULL AND owner_id = 'u1'\" }");
        Write("members.yaml", "{ key: members, title: Members, definition: M., unit: users, sql: \"SELECT count() FROM memberships WHERE kind = 'team' AND id = '7' AND is_member\" }");

        Assert.Equal(3, (double)(await GetAsync("stats/own/made"))["metric"]!["value"]!);
        Assert.Equal(1, (double)(await GetAsync("stats/own/members"))["metric"]!["value"]!);
    }

    [Fact]
    public async Task ChangedFile_IsReadAgain()
    {
        var file = Write("n.yaml", "{ key: n, title: N, definition: N., unit: ns, sql: SELECT 1 }");
        Assert.Equal(1, await ValueAsync());

        Write("n.yaml", "{ key: n, title: N, definition: N., unit: ns, sql: SELECT 2 }");
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(1));

        Assert.Equal(2, await ValueAsync());

        async Task<double> ValueAsync() => (double)(await GetAsync("stats/own/n"))["metric"]!["value"]!;
    }

    [Fact]
    public async Task Prometheus_HasTheTotalsByOrg()
    {
        var text = await _server.Admin.GetStringAsync("/metrics", TestContext.Current.CancellationToken);

        Assert.Contains("# TYPE footfall_projects gauge\nfootfall_projects{org=\"\"} 1\nfootfall_projects{org=\"a \\\"b\\\"\"} 1\nfootfall_projects{org=\"acme\"} 1\n", text);
        Assert.Equal("footfall_users{org=\"acme\"} 1", string.Join(" | ", text.Split((char)10).Where(l => l.StartsWith("footfall_users{", StringComparison.Ordinal))));
        Assert.Contains("footfall_users_all 2\n", text);
        Assert.Contains("footfall_teams{org=\"acme\"} 1\n", text);
        Assert.Contains("footfall_containers_running{org=\"acme\"} 1\n", text);
        Assert.All(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), l => Assert.Matches("^(# (HELP|TYPE) footfall_[a-z_]+ .+|footfall_[a-z_]+(\\{[a-z]+=\".*\"\\})? [0-9]+)$", l));
    }

    [Theory]
    [InlineData("zeta")]
    [InlineData("77")]
    public async Task Prometheus_KnowsAnOrgByItsShortName_HoweverItWasTold(string told)
    {
        using var ingest = await _server.IngestAsync();
        await _server.SendAsync(ingest, """{"timestamp":"2026-03-05T00:00:00Z","scope":"create:project","obj_id":"z1","org_id":"77","org_slug":"zeta"}""");
        using var snapshot = new StringContent($$"""[{"id":"z2","org":"{{told}}"}]""", System.Text.Encoding.UTF8, "application/json");
        (await ingest.PutAsync("/api/v1/entities/project", snapshot, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        var text = await _server.Admin.GetStringAsync("/metrics", TestContext.Current.CancellationToken);

        Assert.Contains("footfall_projects{org=\"zeta\"} 2\n", text);
        Assert.DoesNotContain("org=\"77\"", text);
    }

    [Fact]
    public async Task Prometheus_ShowsAManagerTheirOrgs()
    {
        using var manager = await _server.AccountAsync("mia", "manager", ["acme"]);

        var text = await manager.GetStringAsync("/metrics", TestContext.Current.CancellationToken);

        Assert.Contains("footfall_projects{org=\"acme\"} 1\n", text);
        Assert.DoesNotContain("b\\\"", text);
        Assert.DoesNotContain("footfall_users_all", text);
    }

    private static string Line(JsonNode metric) => $"{metric["key"]} {metric["title"]} {metric["value"]?.ToJsonString() ?? "null"} {metric["previous"]?.ToJsonString() ?? "null"} {metric["scope"]}";

    private string Write(string name, string yaml)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_server.Folder, "metrics")).FullName;
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, yaml);
        return file;
    }

    private async Task<JsonNode> GetAsync(string address) => JsonNode.Parse(await _server.Admin.GetStringAsync($"/api/v1/{address}", TestContext.Current.CancellationToken))!;
}
