using System.Net;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Sql;

/// <summary>Statements that try to get out of the sandbox. None may run; none may tell what is not the caller's.</summary>
public abstract class SqlAttacks(SqlServer sql)
{
    private static readonly string[] Hostile =
    [
        // Other tables of the engine and of the program.
        "SELECT * FROM system.tables",
        "SELECT * FROM system.users",
        "SELECT * FROM system.query_log",
        "SELECT * FROM system.processes",
        "SELECT * FROM system.settings",
        "SELECT * FROM system.disks",
        "SELECT * FROM system . tables",
        "SELECT * FROM `system`.`tables`",
        "SELECT * FROM \"system\".\"tables\"",
        "SELECT * FROM /* x */ system./* y */tables",
        "SELECT * FROM system.\ntables",
        "SELECT * FROM information_schema.tables",
        "SELECT * FROM INFORMATION_SCHEMA.COLUMNS",
        "SELECT * FROM $db.events",
        "SELECT * FROM $db.dead_letters",
        "SELECT * FROM $db.schema_journal",
        "SELECT * FROM $db_cvat.events",
        "SELECT * FROM datagrok.datagrok_rows",
        "SELECT * FROM datagrok.datagrok_values",
        "SELECT * FROM datagrok.datagrok_packages",
        "SELECT * FROM datagrok.datagrok_entities",
        "SELECT * FROM datagrok_rows",
        "SELECT * FROM $db.datagrok_rows",
        "SELECT * FROM dead_letters",
        "SELECT * FROM entity_facts",
        "SELECT * FROM sealed_days",
        "SELECT 1 IN system.tables",
        "SELECT ('a') IN (system.tables)",
        "SELECT 1 WHERE 1 NOT IN system.tables",
        "SELECT 1 GLOBAL IN system.tables",
        "SELECT in(1, system.tables)",
        "SELECT in(`a\\n      ExpressionList`, $db.dead_letters)",
        "SELECT 1 FROM events WHERE user_id IN $db.dead_letters",
        "WITH x AS (SELECT * FROM system.tables) SELECT * FROM x",
        "SELECT (SELECT count() FROM system.tables)",
        "SELECT * FROM (SELECT * FROM (SELECT * FROM system.tables))",
        "SELECT 1 UNION ALL SELECT count() FROM system.tables",
        "SELECT 1 INTERSECT SELECT count() FROM system.tables",
        "SELECT 1 FROM events AS e LEFT JOIN system.tables AS t ON t.name = e.scope",
        "SELECT 1 FROM events, system.tables",
        "SELECT 1 FROM events PASTE JOIN system.tables",
        "SELECT exists(SELECT 1 FROM system.tables)",
        "SELECT 1 FROM events ORDER BY (SELECT count() FROM system.tables)",
        "SELECT 1 LIMIT (SELECT count() FROM system.tables)",
        "SELECT arrayMap(x -> (SELECT count() FROM system.tables), [1])",
        "SELECT sum(1) OVER w FROM events WINDOW w AS (PARTITION BY (SELECT count() FROM system.tables))",
        "SELECT 1 FROM events ORDER BY time WITH FILL INTERPOLATE (scope AS (SELECT max(name) FROM system.tables))",
        "SELECT * FROM {d:Identifier}.tables",

        // Functions that stand where a table does.
        "SELECT * FROM file('/etc/passwd', 'LineAsString')",
        "SELECT * FROM file('*', 'One')",
        "SELECT * FROM url('http://127.0.0.1:1/', 'LineAsString')",
        "SELECT * FROM s3('http://127.0.0.1:1/b/k', 'CSV')",
        "SELECT * FROM remote('127.0.0.1', system.one)",
        "SELECT * FROM remoteSecure('127.0.0.1', system.one)",
        "SELECT * FROM cluster('default', system.one)",
        "SELECT * FROM clusterAllReplicas('default', system.one)",
        "SELECT * FROM merge('.*', '.*')",
        "SELECT * FROM merge(REGEXP('system'), 'tables')",
        "SELECT * FROM mysql('127.0.0.1:1', 'a', 'b', 'c', 'd')",
        "SELECT * FROM postgresql('127.0.0.1:1', 'a', 'b', 'c', 'd')",
        "SELECT * FROM sqlite('footfall.db', 'AspNetUsers')",
        "SELECT * FROM executable('id', 'TSV', 'x String')",
        "SELECT * FROM dictionary('d')",
        "SELECT * FROM view(SELECT * FROM system.tables)",
        "SELECT * FROM viewExplain('EXPLAIN', '', (SELECT 1))",
        "SELECT * FROM input('x String')",
        "SELECT * FROM loop(system.tables)",
        "SELECT * FROM eval('SELECT 1')",
        "SELECT * FROM fuzzQuery('SELECT 1')",
        "SELECT * FROM format(LineAsString, 'x')",
        "SELECT * FROM generateRandom('x UInt64')",
        "SELECT * FROM filesystem('/')",
        "SELECT * FROM jdbc('a', 'b', 'c')",
        "SELECT * FROM hdfs('hdfs://127.0.0.1:1/x', 'CSV')",
        "SELECT * FROM deltaLake('/x')",
        "SELECT * FROM mergeTreeIndex('$db', 'events')",

        // Functions that tell of the machine, of others, of settings; that read or wait or fail on purpose.
        "SELECT hostName()",
        "SELECT HOSTNAME()",
        "SELECT fqdn()",
        "SELECT file('/etc/passwd')",
        "SELECT currentUser()",
        "SELECT user()",
        "SELECT serverUUID()",
        "SELECT getSetting('readonly')",
        "SELECT getServerSetting('path')",
        "SELECT @@version",
        "SELECT getMacro('x')",
        "SELECT uptime()",
        "SELECT tcpPort()",
        "SELECT buildId()",
        "SELECT getOSKernelVersion()",
        "SELECT filesystemAvailable()",
        "SELECT queryID()",
        "SELECT initialQueryID()",
        "SELECT connectionId()",
        "SELECT showCertificate()",
        "SELECT dictGet('d', 'a', 1)",
        "SELECT joinGet('$db.events', 'scope', 1)",
        "SELECT hasColumnInTable('$db', 'dead_letters', 'record')",
        "SELECT catboostEvaluate('/x', 1)",
        "SELECT sleep(3)",
        "SELECT sleepEachRow(1) FROM numbers(1000)",
        "SELECT throwIf(1)",
        "SELECT count() FROM events WHERE throwIf(user_id = '3') = 0",
        "SELECT aggThrow(0.5)(1)",
        "SELECT logTrace('x')",
        "SELECT aiGenerate('x', 'y')",
        "SELECT addressToLine(1)",
        "SELECT formatRow('LineAsString', 1)",
        "SELECT arrayReduce('sum', [hostName()])",
        "SELECT * APPLY(hostName) FROM events",
        "SELECT * APPLY(x -> hostName()) FROM events",
        "SELECT * REPLACE(hostName() AS scope) FROM events",
        "SELECT columns('scope') APPLY hostName FROM events",
        "SELECT CASE WHEN 1 THEN hostName() END",
        "SELECT scope FROM events GROUP BY scope HAVING hostName() = ''",
        "SELECT scope FROM events QUALIFY hostName() = ''",
        "SELECT DISTINCT ON (hostName()) scope FROM events",
        "SELECT `hostName`()",

        // Statements that are no SELECT, or more than one, or that write.
        "SELECT 1; SELECT 2",
        "SELECT 1;DROP TABLE events",
        "DROP TABLE events",
        "DROP DATABASE $db",
        "INSERT INTO events (scope) VALUES ('x')",
        "INSERT INTO FUNCTION file('footfall-attack.csv') SELECT 1",
        "CREATE TABLE t (a UInt8) ENGINE = Memory",
        "CREATE TEMPORARY TABLE t AS SELECT 1",
        "CREATE VIEW v AS SELECT 1",
        "CREATE FUNCTION f AS x -> x",
        "ALTER TABLE events DELETE WHERE 1",
        "TRUNCATE TABLE events",
        "RENAME TABLE events TO e",
        "ATTACH TABLE t",
        "DETACH TABLE events",
        "OPTIMIZE TABLE events",
        "USE system",
        "SET readonly = 0",
        "SET max_execution_time = 0",
        "SYSTEM SHUTDOWN",
        "SYSTEM FLUSH LOGS",
        "KILL QUERY WHERE 1",
        "GRANT ALL ON *.* TO x",
        "CREATE USER x",
        "BACKUP DATABASE x TO Disk('a', 'b')",
        "SHOW TABLES",
        "SHOW CREATE TABLE events",
        "SHOW DATABASES",
        "DESCRIBE TABLE events",
        "EXISTS TABLE events",
        "EXPLAIN SELECT 1",
        "EXPLAIN SYNTAX SELECT 1",
        "EXPLAIN ESTIMATE SELECT * FROM events",
        "CHECK TABLE events",
        "WATCH events",
        "BEGIN TRANSACTION",
        "SELECT 1 INTO OUTFILE 'footfall-attack.csv'",
        "SELECT 1 INTO OUTFILE 'footfall-attack.csv' APPEND FORMAT CSV",
        "SELECT 1 FORMAT Template",
        "SELECT 1 FORMAT JSON",
        "SELECT 1 SETTINGS readonly = 0",
        "SELECT 1 SETTINGS max_execution_time = 0",
        "SELECT * FROM (SELECT 1 SETTINGS max_memory_usage = 0)",
        "(SELECT 1) SETTINGS max_threads = 64",
        "/* ff:1 */ DROP TABLE events",
        "-- SELECT\nDROP TABLE events",
        "SELECT 1 PARALLEL WITH SELECT 2",
        "SELECT 1 PARALLEL WITH DROP TABLE events",
        "EXECUTE AS default SELECT 1",
        "optimize = 1 SELECT 1",
        "AST SELECT 1",
        "",
        ";",
        "SELECT",
        "SELECT 1 \0",
    ];

    /// <summary>Statements that a manager of acme may run, but which must not show that beta has rows.</summary>
    private static readonly string[] Peeping =
    [
        "SELECT * FROM events WHERE user_name = 'hidden-from-acme'",
        "SELECT count() AS n FROM events WHERE intDiv(1, toUInt8(user_id != '3')) > 0",
        "SELECT sum(intDiv(1, toUInt8(user_id != '3'))) AS n FROM events",
        "SELECT count() AS n FROM cvat.events WHERE intDiv(1, toUInt8(user_id != 3)) > 0",
        "SELECT groupArray(name) AS n FROM datagrok.users",
        "SELECT count() AS n FROM datagrok.users WHERE intDiv(1, toUInt8(login != '3')) > 0",
        "SELECT groupArray(friendly_name) AS n FROM datagrok.groups",
        "SELECT groupArray(name) AS n FROM datagrok.entities",
        "SELECT count() AS n FROM datagrok.users WHERE intDiv(1, toUInt8(ifNull(email, '') != 'hidden-from-acme@beta.example')) > 0",
        "SELECT count() AS n FROM datagrok.groups WHERE intDiv(1, toUInt8(name NOT IN ('2', '3') OR personal AND name = '2')) > 0",
        "SELECT count() AS n FROM datagrok.projects WHERE intDiv(1, toUInt8(name != 'Birds')) > 0",
        "SELECT count() AS n FROM datagrok.entities WHERE intDiv(1, toUInt8(name != 'Birds')) > 0",
        "SELECT count() AS n FROM datagrok.events WHERE intDiv(1, toUInt8(ifNull(description, '') != 'Birds')) > 0",
        "SELECT count() AS n FROM datagrok.event_parameter_values WHERE intDiv(1, toUInt8(value != 'Birds')) > 0",
        "SELECT count() AS n FROM datagrok.event_types WHERE intDiv(1, toUInt8(name != 'project-created')) > 0",
        "SELECT count() AS n FROM usage WHERE intDiv(1, toUInt8(user_id != '3')) > 0",
        "SELECT count() AS n FROM activity WHERE intDiv(1, toUInt8(user_id != '3')) > 0",
        "SELECT count() AS n FROM runs WHERE intDiv(1, toUInt8(user_id != '3')) > 0",
        "SELECT count() AS n FROM entities WHERE intDiv(1, toUInt8(ifNull(owner_id, '') != '3')) > 0",
        "SELECT count() AS n FROM memberships WHERE intDiv(1, toUInt8(member != '3')) > 0",
        "SELECT count() AS n FROM events AS a INNER JOIN (SELECT '3' AS u) AS b ON a.user_id = b.u WHERE intDiv(1, toUInt8(a.user_id != '3')) > 0",
        "SELECT toUInt8(max(user_id)) AS n FROM events WHERE CAST(user_id, 'Enum8(\\'1\\' = 1, \\'2\\' = 2)') > 0",
        "SELECT groupArray(user_name) AS n FROM events FINAL",
        "SELECT max(user_name) AS n FROM (SELECT * FROM events PREWHERE 1)",
        "SELECT topK(10)(user_name) AS n FROM cvat.events WHERE 1 OR 1",
        "SELECT any(user_name) AS n FROM events WHERE org_slug = 'beta' OR org_slug != 'acme'",
        "SELECT e.user_name FROM events AS e CROSS JOIN events AS f",
        "WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t WHERE n < 3) SELECT n, (SELECT groupArray(user_name) FROM events) FROM t",
    ];

    public static TheoryData<string> Attacks => [.. Hostile];

    public static TheoryData<string> Peeps => [.. Peeping];

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task HostileStatement_IsRefused_ToTheAdministratorToo(string statement)
    {
        var text = statement.Replace("$db", sql.Server.Database, StringComparison.Ordinal);
        if (text.EndsWith($"{sql.Server.Database}.events", StringComparison.Ordinal) || text.EndsWith($"{sql.Server.Database}_cvat.events", StringComparison.Ordinal))
        {
            // These names stand for the reader's own views.
            var own = await sql.Manager.SendAsync("POST", "/api/v1/sql", SqlServer.Body(text));
            Assert.DoesNotContain(SqlServer.Secret, await own.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            return;
        }

        var problem = await (await sql.Admin.SendAsync("POST", "/api/v1/sql", SqlServer.Body(text, new { d = "system" }))).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.DoesNotContain(sql.Server.Folder, (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.False(File.Exists("footfall-attack.csv"));
    }

    [Theory]
    [MemberData(nameof(Peeps))]
    public async Task PeepingStatement_SeesNothingOfOthers(string statement)
    {
        var answer = await sql.Manager.SendAsync("POST", "/api/v1/sql", SqlServer.Body(statement));
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.True(answer.StatusCode == HttpStatusCode.OK || text.Contains("ILLEGAL_PREWHERE", StringComparison.Ordinal), text);
        Assert.DoesNotContain($"\"{SqlServer.Secret}\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllRows_AreStillThere()
    {
        Assert.Equal("7", await sql.Server.ScalarAsync("SELECT count() FROM events"));
    }

    [Fact]
    public async Task Limits_EndAStatement()
    {
        await using var server = await sql.StartAsync(new() { ["Sql:MaxSeconds"] = "1", ["Sql:MaxMemoryMegabytes"] = "64", ["Sql:MaxRows"] = "50", ["Sql:MaxResultMegabytes"] = "1" });
        foreach (var (statement, code, words) in new[]
        {
            ("SELECT count() FROM numbers(1000000000000) WHERE number % 3 = 7", 159, "Sql:MaxSeconds"),
            ("SELECT groupArray(number) FROM numbers(1000000000)", 241, "Sql:MaxMemoryMegabytes"),
            ("SELECT number FROM numbers(100)", 396, "Sql:MaxRows"),
            ("SELECT concat(toString(number), repeat('long', 100000)) FROM numbers(40)", 396, "Sql:MaxResultMegabytes"),
        })
        {
            var problem = await (await server.Admin.SendAsync("POST", "/api/v1/sql", SqlServer.Body(statement))).ProblemAsync(HttpStatusCode.BadRequest);
            Assert.Equal(code, (int)problem["code"]!);
            Assert.Contains(words, (string)problem["detail"]!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Leaving_EndsTheStatementInTheEngine()
    {
        const string Mark = "987654321";
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var body = new StringContent(SqlServer.Body($"SELECT count() FROM numbers(1000000000000) WHERE number % 3 = {Mark}"), System.Text.Encoding.UTF8, "application/json");
        var running = sql.Admin.PostAsync("/api/v1/sql", body, leaving.Token);
        await CountAsync(c => c == 1);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await CountAsync(c => c == 0);

        async Task CountAsync(Func<int, bool> until)
        {
            while (!until(int.Parse(await sql.Server.ScalarAsync($"SELECT count() FROM system.processes WHERE query LIKE '% % 3 = {Mark[..4]}' || '{Mark[4..]}'"), System.Globalization.CultureInfo.InvariantCulture)))
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }
}
