using System.Net;
using System.Text;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Sql;

/// <summary><c>POST /api/v1/sql</c>: what it answers, in which form, and to whom.</summary>
public abstract class SqlApi(SqlServer sql)
{
    private const string SeedQuery =
        """
        SELECT
            time,
            uniqExact(user_id) Users
        FROM
        (
            SELECT
              user_id,
              toStartOfInterval(timestamp, INTERVAL 15 minute) as time
            FROM cvat.events
            WHERE
              user_id IS NOT NULL
            GROUP BY
              user_id,
              time
            ORDER BY time ASC WITH FILL STEP toIntervalMinute(15)
        )
        GROUP BY time
        ORDER BY time
        """;

    [Fact]
    public async Task Json_IsTheEnginesOwn()
    {
        var answer = await (await RunAsync(sql.Admin, "SELECT scope, count() AS n FROM events WHERE scope LIKE 'create:%' GROUP BY scope ORDER BY scope")).JsonAsync();

        Assert.Equal("""[{"name":"scope","type":"LowCardinality(String)"},{"name":"n","type":"UInt64"}]""", answer["meta"]!.ToJsonString());
        Assert.Equal("""[{"scope":"create:job","n":2},{"scope":"create:project","n":1},{"scope":"create:run","n":2}]""", answer["data"]!.ToJsonString());
        Assert.Equal(3, (int)answer["rows"]!);
        Assert.True((double)answer["statistics"]!["elapsed"]! > 0);
    }

    [Fact]
    public async Task SeedQuery_RunsAsPrinted_AndFillsEmptyQuarters()
    {
        var answer = await (await RunAsync(sql.Admin, SeedQuery)).JsonAsync();

        var rows = answer["data"]!.AsArray();
        Assert.Equal(["time", "Users"], answer["meta"]!.AsArray().Select(m => (string)m!["name"]!));
        Assert.Equal([1, 1, 0, 0, 1, 0, 0, 0, 2], rows.Select(r => (int)r!["Users"]!));
    }

    /// <summary>The engine would read a part of the column that the view does not have.</summary>
    [Theory]
    [InlineData("obj_name")]
    [InlineData("project_id")]
    [InlineData("task_id")]
    [InlineData("job_id")]
    [InlineData("user_id")]
    [InlineData("user_name")]
    [InlineData("user_email")]
    [InlineData("org_id")]
    [InlineData("org_slug")]
    public async Task NullOfCvatsColumns_CanBeAskedFor_WithoutReadingThem(string column)
    {
        var answer = await (await RunAsync(sql.Admin, $"SELECT (SELECT count() FROM cvat.events WHERE {column} IS NULL) + (SELECT count() FROM cvat.events WHERE {column} IS NOT NULL) AS parts, (SELECT count() FROM cvat.events) AS all")).JsonAsync();

        Assert.True((int)answer["data"]![0]!["all"]! > 0);
        Assert.Equal((int)answer["data"]![0]!["all"]!, (int)answer["data"]![0]!["parts"]!);
    }

    [Theory]
    [InlineData("csv", "text/csv", "\"a\",\"b\"\n1,\"x\"\n")]
    [InlineData("parquet", "application/vnd.apache.parquet", "PAR1")]
    [InlineData("arrow", "application/vnd.apache.arrow.file", "ARROW1")]
    public async Task Formats_AreWholeFiles(string format, string type, string begin)
    {
        using var answer = await sql.Admin.SendAsync("POST", $"/api/v1/sql?format={format}", SqlServer.Body("SELECT 1 AS a, 'x' AS b"));

        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith(begin, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.Contains("\"read_rows\":", answer.Headers.GetValues("X-ClickHouse-Summary").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parameters_AreTyped_AndNeverText()
    {
        var body = SqlServer.Body(
            "SELECT {s:String} AS s, {n:UInt32} AS n, {t:DateTime64(3)} AS t, {l:Array(String)} AS l, {x:Nullable(String)} AS x, {i:Array(Int32)} AS i",
            new { s = "a'b\\c\n", n = 7, t = "2026-01-05T10:00:00.5+01:00", l = new[] { "p'q" }, x = (string?)null, i = new[] { 1, 2 } });
        var answer = await (await sql.Admin.SendAsync("POST", "/api/v1/sql", body)).JsonAsync();

        Assert.Equal("""{"s":"a'b\\c\n","n":7,"t":"2026-01-05T09:00:00.500Z","l":["p'q"],"x":null,"i":[1,2]}""", answer["data"]![0]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Theory]
    [InlineData("SELECT 1\nFRO events", 62, 2, 5)]
    [InlineData("SELECT\n  skope FROM events", 47, 2, 3)]
    [InlineData("SELECT count() FROM cvat.events WHERE nothing = 1", 47, 1, 39)]
    [InlineData("SELECT 1 +", 62, 1, 11)]
    public async Task Mistakes_HaveTheEnginesCodeAndTheirPlace(string statement, int code, int line, int column)
    {
        var problem = await (await RunAsync(sql.Admin, statement)).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal(code, (int)problem["code"]!);
        Assert.Equal((line, column), ((int)problem["line"]!, (int)problem["column"]!));
        Assert.DoesNotContain("_sql_", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("EXPLAIN", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("ff:", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT groupUniqArray(user_id) FROM events", "1", "1,2")]
    [InlineData("SELECT groupUniqArray(toString(user_id)) FROM cvat.events", "1", "1,2")]
    [InlineData("SELECT groupUniqArray(user_id) FROM usage", "1", "1,2")]
    [InlineData("SELECT groupUniqArray(user_id) FROM activity", "", "2")]
    [InlineData("SELECT groupUniqArray(run_id) FROM runs", "r2", "r2")]
    [InlineData("SELECT groupUniqArray(name) FROM entities WHERE kind = 'project'", "", "")]
    [InlineData("SELECT groupUniqArray(member) FROM memberships", "", "")]
    public async Task Tables_HoldTheReadersRowsAlone(string statement, string member, string manager)
    {
        foreach (var (client, expected) in new[] { (sql.Member, member), (sql.Manager, manager) })
        {
            var answer = await (await RunAsync(client, statement)).JsonAsync();
            Assert.Equal(expected, string.Join(',', answer["data"]![0]!.AsObject().First().Value!.AsArray().Select(v => (string)v!).Order(StringComparer.Ordinal)));
        }

        var all = await (await RunAsync(sql.Admin, statement)).JsonAsync();
        Assert.NotEmpty(all["data"]![0]!.AsObject().First().Value!.AsArray());
    }

    [Fact]
    public async Task FootfallsOwnAudit_IsInNoTable_OfTheAdministratorEither()
    {
        var answer = await (await RunAsync(sql.Admin, "SELECT countIf(org_slug = 'footfall') AS n FROM events UNION ALL SELECT countIf(org_slug = 'footfall') FROM cvat.events UNION ALL SELECT countIf(org_slug = 'footfall') FROM usage")).JsonAsync();

        Assert.Equal([0, 0, 0], answer["data"]!.AsArray().Select(r => (int)r!["n"]!));
    }

    [Fact]
    public async Task CvatEvents_HasTheColumnsOfCvat()
    {
        var answer = await (await RunAsync(sql.Admin, "SELECT groupArray(concat(name, ' ', type)) AS c FROM (SELECT name, type FROM system.columns WHERE database = 'cvat' ORDER BY position)")).JsonAsync();
        var expected = await sql.Server.ScalarAsync($"SELECT arrayStringConcat(groupArray(concat(name, ' ', type)), ',') FROM (SELECT name, type FROM system.columns WHERE database = '{sql.Server.Database}_cvat' ORDER BY position)");

        Assert.Equal(expected.Replace("\\'", "'", StringComparison.Ordinal), string.Join(',', answer["data"]![0]!["c"]!.AsArray().Select(c => (string)c!)));
    }

    [Theory]
    [InlineData("SELECT groupArray(login) AS n FROM (SELECT login FROM datagrok.users ORDER BY login)", """["1","2"]""", """["1"]""", """["1","2","3"]""")]
    [InlineData("SELECT groupArray(name) AS n FROM (SELECT t.name AS name FROM datagrok.events AS e INNER JOIN datagrok.event_types AS t ON t.id = e.event_type_id ORDER BY name)", """["job-created","run-created","use:ide"]""", """["job-created","run-created"]""", """["add:member","job-created","job-created","project-created","run-created","run-created","use:ide"]""")]
    [InlineData("SELECT arraySort(groupArray(value)) AS n FROM datagrok.event_parameter_values", """["1"]""", """["1"]""", """["1","2","9"]""")]
    [InlineData("SELECT arraySort(groupArray(ifNull(email, ''))) AS n FROM datagrok.users", """["","ann@acme.example"]""", """["ann@acme.example"]""", """["","ann@acme.example","hidden-from-acme@beta.example"]""")]
    [InlineData("SELECT arraySort(groupArray(name)) AS n FROM datagrok.groups WHERE NOT personal", """["All users"]""", """["All users"]""", """["2","All users"]""")]
    [InlineData("SELECT arraySort(groupArray(name)) AS n FROM datagrok.groups WHERE id IN (SELECT child_id FROM datagrok.groups_relations)", """["1","2"]""", """["1"]""", """["1","2","3"]""")]
    [InlineData("SELECT groupArray(name) AS n FROM datagrok.entities WHERE id IN (SELECT id FROM datagrok.projects)", "[]", "[]", """["Birds"]""")]
    public async Task DatagroksTables_HoldTheReadersRows(string statement, string manager, string member, string admin)
    {
        foreach (var (client, rows) in new[] { (sql.Manager, manager), (sql.Member, member), (sql.Admin, admin) })
        {
            Assert.Equal(rows, (await (await RunAsync(client, statement)).JsonAsync())["data"]![0]!["n"]!.ToJsonString());
        }
    }

    [Fact]
    public async Task Columns_AreThoseOfTheReadersTables_AndNoOthers()
    {
        var answer = await (await RunAsync(sql.Manager, "SELECT groupUniqArray(concat(database, '.', table)) AS t FROM system.columns")).JsonAsync();
        var tables = answer["data"]![0]!["t"]!.AsArray().Select(t => (string)t!).Order(StringComparer.Ordinal);

        var own = sql.Server.Database;
        string[] all = ["cvat.events", .. SqlServer.DatagrokTables, "system.columns", $"{own}.activity", $"{own}.entities", $"{own}.events", $"{own}.memberships", $"{own}.problems", $"{own}.runs", $"{own}.usage"];
        Assert.Equal(all.Order(StringComparer.Ordinal), tables);
    }

    [Fact]
    public async Task SqlToken_ReadsWhatItsAccountMay_AndStrangersNothing()
    {
        using var token = sql.Bearer(await sql.TokenAsync(sql.Member));

        Assert.Equal(2, (int)(await (await RunAsync(token, "SELECT count() AS n FROM events")).JsonAsync())["data"]![0]!["n"]!);
        await (await RunAsync(sql.Stray, "SELECT 1")).ProblemAsync(HttpStatusCode.Forbidden);
        await (await RunAsync(sql.Server.Anonymous, "SELECT 1")).ProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Schema_NamesTablesAndFunctions()
    {
        var schema = await (await sql.Manager.SendAsync("GET", "/api/v1/sql/schema")).JsonAsync();

        Assert.Contains("uniqExact", schema["functions"]!.AsArray().Select(f => (string)f!));
        Assert.Contains("payload", schema["tables"]!.AsArray().Single(t => (string)t!["database"]! == "cvat")!["columns"]!.AsArray().Select(c => (string)c!["name"]!));
    }

    private static Task<HttpResponseMessage> RunAsync(HttpClient client, string statement) => client.SendAsync("POST", "/api/v1/sql", SqlServer.Body(statement));
}
