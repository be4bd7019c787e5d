using System.Net;
using System.Text.Json;
using Footfall.ClickHouse;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Dashboards;

/// <summary>Dashboards as files: edited in the folder, in the browser, and in both.</summary>
public sealed class DashboardFileTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Small = "title: Small\nrows:\n  - panels:\n      - id: one\n        title: One\n        kind: figure\n        sql: SELECT 1 AS n\n";

    [Fact]
    public async Task FileInTheFolder_IsShown_AndAWrongOneLeavesTheLastGoodOne()
    {
        Write("by-hand", Small);
        Assert.Equal("Small", (string)(await GetAsync("by-hand"))["definition"]!["title"]!);

        Write("by-hand", Small.Replace("figure", "figgure", StringComparison.Ordinal));
        var wrong = await GetAsync("by-hand");
        Assert.Equal("by-hand.yaml: line 6, column 15: panels, one: kind must be one of line, bars, horizontal-bars, area, scatter, pie, heat-map, figure, table, log, text, but is 'figgure'.", (string)wrong["problem"]!);
        Assert.Equal("figure", (string)wrong["definition"]!["rows"]![0]!["panels"]![0]!["kind"]!);

        Write("by-hand", Small.Replace("sql:", "sequel:", StringComparison.Ordinal));
        Assert.Equal("by-hand.yaml: line 7, column 9: there is no key sequel here; /api/v1/dashboards/schema lists all.", (string)(await GetAsync("by-hand"))["problem"]!);

        Write("by-hand", Small.Replace("One", "Another", StringComparison.Ordinal));
        var right = await GetAsync("by-hand");
        Assert.Equal(("", "Another"), ((string)right["problem"]!, (string)right["definition"]!["rows"]![0]!["panels"]![0]!["title"]!));
    }

    [Theory]
    [InlineData("title: Half\nrows:\n", "line 2, column 6: rows: at least one row with one panel is required.")]
    [InlineData("title: Half\nrows:\n  -\n", "line 3, column 4: rows: entry 1 of 1 has nothing behind its dash.")]
    [InlineData("title: Half\nrows:\n  - panels:\n", "line 3, column 3: rows: at least one row with one panel is required.")]
    [InlineData(Small + "      -\n", "line 8, column 8: panels: entry 2 of 2 has nothing behind its dash.")]
    [InlineData(Small + "variables:\n  -\n", "line 9, column 4: variables: entry 1 of 1 has nothing behind its dash.")]
    [InlineData(Small + "variables:\n", "")]
    [InlineData(Small + "title: Two\n", "line 8, column 1: Encountered duplicate key title")]
    [InlineData(Small + "period: last-month\n", "")]
    [InlineData(Small + "period: banana\n", "line 8, column 9: period: 'banana' is not understood. Try 24h, 7d, this-week, last-month, all, June 2024, or 2021-2022.")]
    [InlineData(Small + "variables:\n  - name: from\n    values: [a]\n", "line 9, column 11: variables: from is a value that every dashboard has; the variable needs another name.")]
    public async Task FileSavedHalfWritten_IsSaid_AndHidesNoOther(string text, string problem)
    {
        Write("half", text);

        Assert.Equal(problem.Length == 0 ? "" : $"half.yaml: {problem}", (string)(await GetAsync("half"))["problem"]!);
        var all = (await (await shared.Server.Admin.SendAsync("GET", "/api/v1/dashboards")).JsonAsync()).AsArray();
        Assert.Superset(new HashSet<string> { "half", "monitoring" }, all.Select(d => (string)d!["key"]!).ToHashSet());
    }

    [Theory]
    [InlineData("SELECT arrayJoin(['b', NULL, ''])", """["b",null,""]""")]
    [InlineData("SELECT number % 3, number FROM numbers(30000) ORDER BY number % 3 DESC;", """["2","1","0"]""")]
    [InlineData("SELECT number FROM numbers(2)", """["0","1"]""")]
    [InlineData("SELECT arrayJoin([true, NULL])", """["true",null]""")]
    public async Task Choices_AreTexts_AndNoValueIsNone(string choices, string expected)
    {
        Write("chosen", Small + $"variables:\n  - name: v\n    sql: {choices}\n");

        Assert.Equal(expected, (await (await shared.Server.Admin.SendAsync("GET", "/api/v1/dashboards/chosen/variables/v")).JsonAsync()).ToJsonString());
    }

    [Theory]
    [InlineData("metric: users/total", "")]
    [InlineData("sql: SELECT 1\n        metric: users/total", "own.yaml: line 8, column 17: panels, one: sql and metric are both there; one of them gives the rows.")]
    [InlineData("unit: jobs", "own.yaml: line 4, column 9: panels, one: sql or metric is required.")]
    public async Task Panel_HasSqlOrAMetric(string line, string problem)
    {
        Write("own", Small);
        await GetAsync("own");
        Write("own", Small.Replace("sql: SELECT 1 AS n", line, StringComparison.Ordinal));

        Assert.Equal(problem, (string)(await GetAsync("own"))["problem"]!);
    }

    [Fact]
    public async Task SavedText_IsAFile_AndEveryTextIsKept()
    {
        var first = await SaveAsync("mine", Small, "");
        var second = await SaveAsync("mine", Small.Replace("One", "Two", StringComparison.Ordinal), (string)(await first.JsonAsync())["version"]!);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(Small.Replace("One", "Two", StringComparison.Ordinal), await File.ReadAllTextAsync(PathOf("mine"), TestContext.Current.CancellationToken));
        var versions = (await (await shared.Server.Admin.SendAsync("GET", "/api/v1/dashboards/mine/versions")).JsonAsync()).AsArray();
        var oldest = await shared.Server.Admin.SendAsync("GET", $"/api/v1/dashboards/mine/versions/{versions[^1]!["name"]}");
        Assert.Equal((2, Small), (versions.Count, await oldest.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        var file = await shared.Server.Admin.SendAsync("GET", "/api/v1/dashboards/mine/file");
        Assert.Equal("mine.yaml", file.Content.Headers.ContentDisposition!.FileName);
    }

    [Fact]
    public async Task TextThatWasChangedMeanwhile_IsNotOverwritten()
    {
        var edited = (string)(await (await SaveAsync("both", Small, "")).JsonAsync())["version"]!;
        Write("both", Small.Replace("One", "By hand", StringComparison.Ordinal));

        await (await SaveAsync("both", Small.Replace("One", "In the browser", StringComparison.Ordinal), edited)).ProblemAsync(HttpStatusCode.Conflict);

        Assert.Contains("By hand", await File.ReadAllTextAsync(PathOf("both"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShippedDashboard_IsChangedByAFile_AndComesBackWithoutIt()
    {
        var shipped = await GetAsync("monitoring");
        var saved = await SaveAsync("monitoring", Small, (string)shipped["version"]!);

        Assert.Equal(("file", "Small"), ((string)(await saved.JsonAsync())["origin"]!, (string)(await GetAsync("monitoring"))["definition"]!["title"]!));
        File.Delete(PathOf("monitoring"));
        Assert.Equal(("shipped", "Monitoring"), ((string)(await GetAsync("monitoring"))["origin"]!, (string)(await GetAsync("monitoring"))["definition"]!["title"]!));
    }

    [Fact]
    public async Task SqlOfAPanel_IsChangedInItsPlace_AndTheRestStays()
    {
        var shipped = await GetAsync("management");
        const string Sql = "SELECT 1 AS a,\n\n  2 AS b";
        using var answer = await shared.Server.Admin.SendAsync("PUT", "/api/v1/dashboards/management/panels/overall-activity", JsonSerializer.Serialize(new { sql = Sql, version = (string)shipped["version"]! }, StoreRows.Json));

        var saved = await answer.JsonAsync();
        var (before, after) = (Panels(shipped), Panels(saved));
        Assert.Equal(Sql, after["overall-activity"].TrimEnd('\n'));
        Assert.Equal(before.Where(p => p.Key != "overall-activity"), after.Where(p => p.Key != "overall-activity"));
        Assert.StartsWith("# yaml-language-server:", (string)saved["text"]!, StringComparison.Ordinal);

        static Dictionary<string, string> Panels(System.Text.Json.Nodes.JsonNode dashboard) =>
            dashboard["definition"]!["rows"]!.AsArray().SelectMany(r => r!["panels"]!.AsArray()).ToDictionary(p => (string)p!["id"]!, p => (string)p!["sql"]!);
    }

    [Theory]
    [InlineData("\n\nSELECT 1", "SELECT 1")]
    [InlineData("  \n \n  SELECT 1\n, 2\n\n", "  SELECT 1\n, 2")]
    [InlineData("\r\n SELECT 1", " SELECT 1")]
    public async Task SqlWithBlankLinesAtItsEnds_IsSavedWithoutThem(string written, string kept)
    {
        var key = $"blank-{written.Length}";
        var saved = await (await SaveAsync(key, Small, "")).JsonAsync();
        using var answer = await shared.Server.Admin.SendAsync("PUT", $"/api/v1/dashboards/{key}/panels/one", JsonSerializer.Serialize(new { sql = written, version = (string)saved["version"]! }, StoreRows.Json));

        Assert.Equal(kept, ((string)(await answer.JsonAsync())["definition"]!["rows"]![0]!["panels"]![0]!["sql"]!).TrimEnd('\n'));
    }

    [Fact]
    public async Task ShippedText_IsAmongTheVersions_BeforeAndAfterItsFirstChange()
    {
        var shipped = await GetAsync("all-events");
        Assert.Equal("shipped ", await VersionsAsync());

        await SaveAsync("all-events", Small, (string)shipped["version"]!);
        Assert.Matches(@"^\d{8}T\d{9}Z \d{4}-.* \d{8}T\d{9}Z \d{4}-.* shipped $", await VersionsAsync());
        foreach (var name in new[] { "shipped", (await VersionsAsync()).Split(' ')[2] })
        {
            using var text = await shared.Server.Admin.SendAsync("GET", $"/api/v1/dashboards/all-events/versions/{name}");
            Assert.Equal((string)shipped["text"]!, await text.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        File.Delete(PathOf("all-events"));

        async Task<string> VersionsAsync()
        {
            var versions = await (await shared.Server.Admin.SendAsync("GET", "/api/v1/dashboards/all-events/versions")).JsonAsync();
            return string.Join(' ', versions.AsArray().Select(v => $"{v!["name"]} {v["time"]}"));
        }
    }

    [Fact]
    public async Task WrongFile_IsWhatIsEdited_AndIsNotOverwrittenByASavedPanel()
    {
        Write("mended", Small);
        await GetAsync("mended");
        var wrong = Small.Replace("kind: figure", "kind: figgure", StringComparison.Ordinal);
        Write("mended", wrong);
        var answer = await GetAsync("mended");
        Assert.Equal((wrong, "figure"), ((string)answer["text"]!, (string)answer["definition"]!["rows"]![0]!["panels"]![0]!["kind"]!));

        var body = JsonSerializer.Serialize(new { sql = "SELECT 2", version = (string)answer["version"]! }, StoreRows.Json);
        var problem = await (await shared.Server.Admin.SendAsync("PUT", "/api/v1/dashboards/mended/panels/one", body)).ProblemAsync(HttpStatusCode.Conflict);

        Assert.StartsWith("The file is wrong as it is now, and would be overwritten by what was right before. Mend it first. mended.yaml: line 6, column 15: panels, one: kind", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Equal(wrong, await File.ReadAllTextAsync(PathOf("mended"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Team.yaml")]
    [InlineData("team.yml")]
    public async Task FileWithANameThatIsNone_IsSaid(string file)
    {
        Write("team", Small);
        var path = Path.Combine(Path.GetDirectoryName(PathOf("team"))!, file);
        await File.WriteAllTextAsync(path, Small, TestContext.Current.CancellationToken);

        var all = (await (await shared.Server.Admin.SendAsync("GET", "/api/v1/dashboards")).JsonAsync()).AsArray();
        var entry = all.Single(d => (string)d!["key"]! == file)!;
        Assert.Equal(("ignored", $"{file} is not shown: the file of a dashboard is named NAME.yaml, and NAME is of a-z, 0-9 and -, at most 80 characters. Give it another name."), ((string)entry["origin"]!, (string)entry["problem"]!));
        Assert.Single(all, d => (string)d!["key"]! == "team");
        File.Delete(path);
    }

    [Fact]
    public async Task NewDashboard_DoesNotTakeTheNameOfAnother()
    {
        var problem = await (await SaveAsync("monitoring", Small, "")).ProblemAsync(HttpStatusCode.Conflict);

        Assert.Equal("There is a dashboard monitoring already. A new one needs another name.", (string)problem["detail"]!);
    }

    [Theory]
    [InlineData(9_999, "")]
    [InlineData(10_000, "Variable v has 10,000 choices or more in this period, too many for All of them (all: closed). Choose some, take a shorter period, or let All restrict nothing (all: open).")]
    public async Task AllOfAClosedVariable_IsEveryChoice_OrSaid(int choices, string problem)
    {
        Write("closed", Small.Replace("SELECT 1 AS n", "SELECT count() AS n FROM numbers(20000) WHERE $in(number, v) AND {v_all:UInt8} = 1", StringComparison.Ordinal) + $"variables:\n  - name: v\n    all: closed\n    sql: SELECT number FROM numbers({choices})\n");
        var answer = await (await shared.Server.Admin.SendAsync("GET", "/api/v1/dashboards/closed/panels/one")).JsonAsync();

        Assert.Equal((problem, problem.Length > 0 ? null : choices), ((string?)answer["detail"] ?? "", (int?)answer["data"]?[0]!["n"]));
    }

    [Theory]
    [InlineData("SELECT 1 AS a,\n  '} # \"x\"' AS b")]
    [InlineData("SELECT '\u00e9 \u6f22 \ud83d\ude00'")]
    public async Task SqlBetweenBraces_StaysThere(string written)
    {
        const string Braces = "title: Braces\nrows:\n  - panels: [{id: one, title: One, sql: SELECT 1 AS n, kind: table}] # kept\n";
        var key = $"braces-{written.Length}";
        var saved = await (await SaveAsync(key, Braces, "")).JsonAsync();
        using var answer = await shared.Server.Admin.SendAsync("PUT", $"/api/v1/dashboards/{key}/panels/one", JsonSerializer.Serialize(new { sql = written, version = (string)saved["version"]! }, StoreRows.Json));

        var after = await answer.JsonAsync();
        Assert.Equal(written, (string)after["definition"]!["rows"]![0]!["panels"]![0]!["sql"]!);
        Assert.EndsWith("kind: table}] # kept\n", (string)after["text"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "text line 1, column 1: title is required.")]
    [InlineData("title: x", "text line 1, column 1: rows: at least one row with one panel is required.")]
    [InlineData("title: [", "text line 1, column ")]
    public async Task WrongText_IsNotSaved(string text, string message)
    {
        var problem = await (await SaveAsync("wrong", text, "")).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.StartsWith(message, (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.False(File.Exists(PathOf("wrong")));
    }

    [Theory]
    [InlineData("../mine")]
    [InlineData("Mine")]
    [InlineData(".versions")]
    [InlineData("mine\n")]
    public async Task NameThatIsNone_IsNoPath(string key)
    {
        var answer = await SaveAsync(Uri.EscapeDataString(key), Small, "");

        Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{answer.StatusCode}");
    }

    [Fact]
    public async Task TrialOfAPanel_KnowsMacrosAndSaysWhereItIsWrong()
    {
        var right = await shared.Server.Admin.SendAsync("POST", "/api/v1/dashboards/all-events/trial?period=1h", """{"sql": "SELECT {interval:UInt32} AS n, $bucket(toDateTime('2026-01-05 09:00:31', 'UTC')) AS b WHERE $in('x', user)"}""");
        Assert.Equal("""[{"n":30,"b":"2026-01-05T09:00:30Z"}]""", (await right.JsonAsync())["data"]!.ToJsonString());

        var wrong = await (await shared.Server.Admin.SendAsync("POST", "/api/v1/dashboards/all-events/trial", """{"sql": "SELECT\n $in(x, nobody)"}""")).ProblemAsync(HttpStatusCode.BadRequest);
        foreach (var (sql, line, column) in new[]
        {
            ("SELECT $bucket(timestamp) AS at\n FRO cvat.events", 2, 2),
            ("\nSELECT $bucket(timestamp) AS at, $in(user_id, user) AS chosen,\n  nothing\nFROM cvat.events", 3, 3),
            ("SELECT $in(nothing, user) FROM cvat.events", 1, 12),
            ("SELECT $bucket(timestamp) AS at, {nothing:String} FROM cvat.events", 1, 35),
        })
        {
            var problem = await (await shared.Server.Admin.SendAsync("POST", "/api/v1/dashboards/all-events/trial", JsonSerializer.Serialize(new { sql }, StoreRows.Json))).ProblemAsync(HttpStatusCode.BadRequest);
            Assert.Equal((sql, line, column), (sql, (int?)problem["line"] ?? 0, (int?)problem["column"] ?? 0));
            Assert.DoesNotContain("intDiv", (string)problem["detail"]!, StringComparison.Ordinal);
        }

        Assert.Equal((2, 2, "$in takes a column and a variable of the dashboard: $in(user_id, user)."), ((int)wrong["line"]!, (int)wrong["column"]!, (string)wrong["detail"]!));
    }

    private async Task<System.Text.Json.Nodes.JsonNode> GetAsync(string key) => await (await shared.Server.Admin.SendAsync("GET", $"/api/v1/dashboards/{key}")).JsonAsync();

    private Task<HttpResponseMessage> SaveAsync(string key, string text, string version) =>
        shared.Server.Admin.SendAsync("PUT", $"/api/v1/dashboards/{key}", JsonSerializer.Serialize(new { text, version }, StoreRows.Json));

    private string PathOf(string key) => Path.Combine(shared.Server.Folder, "dashboards", $"{key}.yaml");

    private void Write(string key, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(key))!);
        File.WriteAllText(PathOf(key), text);
    }
}
