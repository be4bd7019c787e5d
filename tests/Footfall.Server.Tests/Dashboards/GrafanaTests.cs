using Footfall.Server.Features.Dashboards;

namespace Footfall.Server.Tests.Dashboards;

/// <summary>Dashboards of Grafana as ours.</summary>
public sealed class GrafanaTests
{
    private const string Export =
        """
        {"title": "Team", "time": {"from": "now-30d", "to": "now"},
         "templating": {"list": [
           {"name": "users", "label": "User", "type": "query", "allValue": "-1", "query": {"rawSql": "SELECT DISTINCT user_id FROM cvat.events WHERE $__timeFilter(timestamp)"}},
           {"name": "Scopes", "type": "query", "query": "SELECT DISTINCT scope FROM cvat.events"},
           {"name": "kind", "type": "custom", "query": "a, b"},
           {"name": "host", "type": "textbox"}]},
         "panels": [
           {"type": "row", "title": "Closed", "gridPos": {"y": 9}, "panels": [
             {"type": "stat", "title": "Now", "gridPos": {"y": 10, "x": 0, "w": 6}, "targets": [{"rawSql": "SELECT uniqExact(user_id) FROM cvat.events"}]}]},
           {"type": "timeseries", "title": "Activity", "gridPos": {"y": 0, "x": 12, "w": 12}, "fieldConfig": {"defaults": {"custom": {"drawStyle": "bars"}}},
            "targets": [{"rawSql": "SELECT $__timeInterval(timestamp) AS time, count()\nFROM cvat.events\nWHERE $__timeFilter(timestamp) AND scope IN (${Scopes:singlequote}) AND (-1 IN (${users}) OR user_id IN (${users}))\nGROUP BY time;"}]},
           {"type": "table", "title": "Activity", "gridPos": {"y": 0, "x": 0, "w": 12}, "transformations": [{"id": "organize"}],
            "targets": [{"rawSql": "SELECT $__conditionalAll(user_id IN ($users), $users), toStartOfInterval(timestamp, INTERVAL $__interval_s second), $host FROM cvat.events WHERE timestamp >= $__fromTime"}]},
           {"type": "geomap", "title": "Map", "gridPos": {"y": 5, "x": 0, "w": 24}, "targets": [{"rawSql": "SELECT 1"}]},
           {"type": "text", "title": "", "gridPos": {"y": 20}, "options": {"content": "Hello"}}]}
        """;

    [Fact]
    public void Export_BecomesVariablesRowsAndPanels()
    {
        var (dashboard, left) = GrafanaReader.Read(Export);

        Assert.Equal(("Team", "30d"), (dashboard.Title, dashboard.Period));
        Assert.Equal(["users  User", "scopes closed Scopes", "kind closed kind"], dashboard.Variables.Select(v => $"{v.Name} {v.All} {v.Label}"));
        Assert.Equal("SELECT DISTINCT user_id FROM cvat.events WHERE (timestamp >= {from:DateTime64(3)} AND timestamp < {to:DateTime64(3)})", dashboard.Variables[0].Sql);
        Assert.Equal(["a", "b"], dashboard.Variables[2].Values!);
        Assert.Equal(["activity table 6|activity-2 bars 6", "map table 12", "now figure 3", "panel text 1"], dashboard.Rows.Select(r => string.Join('|', r.Panels.Select(p => $"{p.Id} {p.Kind} {p.Width}"))));
        Assert.Equal(
            ["variable host: of type textbox, which has no counterpart.", "Activity: transformations have no counterpart; they belong into the SQL.", "Activity: $host in the SQL has no counterpart.", "Map: of type geomap, which has no counterpart; it is a table."],
            left);
    }

    [Fact]
    public void Macros_AreOurs()
    {
        var panels = GrafanaReader.Read(Export).Dashboard.Panels().ToDictionary(p => p.Id!, p => p.Sql);

        Assert.Equal(
            "SELECT $bucket(timestamp) AS time, count()\nFROM cvat.events\nWHERE (timestamp >= {from:DateTime64(3)} AND timestamp < {to:DateTime64(3)}) AND $in(scope, scopes) AND $in(user_id, users)\nGROUP BY time",
            panels["activity-2"]);
        Assert.Equal(
            "SELECT ({users_all:UInt8} = 1 OR $in(user_id, users)), toStartOfInterval(timestamp, toIntervalSecond({interval:UInt32})), $host FROM cvat.events WHERE timestamp >= {from:DateTime64(3)}",
            panels["activity"]);
    }

    [Theory]
    [InlineData("a NOT IN ($x) AND b IN (${y:csv})", "toString(a) NOT IN {x:Array(String)} AND $in(b, y)")]
    [InlineData("JSONExtractString(p, 'm') not in (${x:singlequote})", "toString(JSONExtractString(p, 'm')) NOT IN {x:Array(String)}")]
    [InlineData("$__conditionalAll(a IN (${x}) AND f(b, c), ${x})", "({x_all:UInt8} = 1 OR $in(a, x) AND f(b, c))")]
    [InlineData("a IN ([[x]]) AND b IN ([[x:csv]])", "$in(a, x) AND $in(b, x)")]
    [InlineData("a = '$x' AND t.b = '${y}' AND c = ${z:singlequote}", "$in(a, x) AND $in(t.b, y) AND $in(c, z)")]
    [InlineData("a != '$x' OR b <> $y", "toString(a) NOT IN {x:Array(String)} OR toString(b) NOT IN {y:Array(String)}")]
    [InlineData("a IN ('$x') AND b NOT IN ('${y}')", "$in(a, x) AND toString(b) NOT IN {y:Array(String)}")]
    [InlineData("\"my col\" IN ($x) AND t.`a` = '$y' AND `b` NOT IN ($x)", "$in(\"my col\", x) AND $in(t.`a`, y) AND toString(`b`) NOT IN {x:Array(String)}")]
    [InlineData("JSONExtractString(payload, 'v') = '$x'", "$in(JSONExtractString(payload, 'v'), x)")]
    [InlineData("a + b = $x AND a >= $x AND a = $x + 1 AND a = '$x-1'", "a + b = $x AND a >= $x AND a = $x + 1 AND a = '$x-1'")]
    [InlineData("a = '$nobody'", "a = '$nobody'")]
    [InlineData("has([[nobody]], 1)", "has([[nobody]], 1)")]
    [InlineData("a IN ($nobody)", "a IN ($nobody)")]
    public void Variables_AreOurs(string theirs, string ours) => Assert.Equal(ours, GrafanaSql.Translate(theirs, n => n == "nobody" ? null : n));

    [Fact]
    public void SettingsWithoutACounterpart_AreSaid()
    {
        var (dashboard, left) = GrafanaReader.Read(
            """
            {"title": "T", "refresh": "5m", "timezone": "utc", "panels": [
              {"type": "row", "title": "Above", "gridPos": {"y": 0}},
              {"type": "table", "title": "A", "gridPos": {"y": 1, "w": 24}, "interval": "1m", "fieldConfig": {"defaults": {"unit": "currencyJPY", "decimals": 2, "mappings": [{}]}},
               "options": {"footer": {"show": true, "reducer": ["sum"], "fields": ["n"]}},
               "targets": [{"rawSql": "SELECT 1 AS n", "hide": true}, {"rawSql": "SELECT 2 AS n, [[User]] WHERE x IN ([[Kind]])"}]},
              {"type": "stat", "title": "B", "gridPos": {"y": 2, "w": 24}, "fieldConfig": {"defaults": {"unit": "decbytes"}}, "options": {"reduceOptions": {"calcs": ["mean"]}}, "targets": [{"rawSql": "SELECT 3", "hide": true}, {"rawSql": "SELECT 4"}]}],
             "templating": {"list": [{"name": "Kind", "type": "custom", "query": "First : 1, b\\,c, Last : z : 2", "multi": false, "current": {"value": "1"}, "regex": "/x/", "sort": 1}]}}
            """);

        Assert.Equal(["1", "b,c", "z : 2"], dashboard.Variables.Single().Values!);
        Assert.Equal(["Above A totals n ''", " B totals  'bytes'"], dashboard.Rows.Select(r => $"{r.Title} {r.Panels[0].Title} totals {string.Join(',', r.Panels[0].Totals ?? [])} '{r.Panels[0].Unit}'"));
        Assert.Equal(["SELECT 2 AS n, [[User]] WHERE $in(x, kind)", "SELECT 4"], dashboard.Panels().Select(p => p.Sql!));
        Assert.Equal(
            [
                "refresh: every 5m there; here a page is asked for again by its reader.", "timezone: utc there; here whoever reads chooses the time zone.",
                "variable Kind: the texts of its choices are left out; their values are shown.", "variable Kind: its regex is left out; it belongs into the SQL.", "variable Kind: its sorting is left out; ORDER BY in its SQL sorts.",
                "variable Kind: takes one value there; here several can be chosen, or All.", "variable Kind: opens with All, and not with 1.",
                "A: mappings of values to texts are left out; they belong into the SQL.", "A: its number of decimals is left out.", "A: its least interval is left out; intervals follow from the period.",
                "A: the unit currencyJPY has no counterpart; numbers are as the SQL gives them.", "A: hidden queries are left out.", "A: [[User]] in the SQL has no counterpart.",
                "B: mean of its rows is left out; the figure is the first number of the first row.", "B: hidden queries are left out.",
            ],
            left);
    }

    [Fact]
    public void QueriesOfAPanel_ArePanelsSideBySide()
    {
        var (dashboard, left) = GrafanaReader.Read(
            """
            {"title": "T", "panels": [{"type": "timeseries", "title": "Jobs", "gridPos": {"y": 0, "w": 24},
              "targets": [{"refId": "A", "rawSql": "SELECT 1"}, {"refId": "B", "rawSql": "SELECT $nobody"}, {"refId": "C", "rawSql": "SELECT 3", "hide": true}]}]}
            """);

        Assert.Equal(["jobs Jobs line 6 SELECT 1", "jobs-2 Jobs (B) line 6 SELECT $nobody"], dashboard.Rows.Single().Panels.Select(p => $"{p.Id} {p.Title} {p.Kind} {p.Width} {p.Sql}"));
        Assert.Equal(
            [
                "Jobs: hidden queries are left out.", "Jobs: its 2 queries are panels of their own, side by side; one SELECT with a column for each draws them in one.",
                "Jobs (B): $nobody in the SQL has no counterpart.",
            ],
            left);
    }

    [Theory]
    [InlineData("intDiv(t, $__interval_s)", "intDiv(t, {interval:UInt32})")]
    [InlineData("intDiv(t, ${__interval_ms} / 1000)", "intDiv(t, ({interval:UInt32} * 1000) / 1000)")]
    [InlineData("toStartOfInterval(t, INTERVAL ${__interval_s} second) > $__fromTime_ms", "toStartOfInterval(t, toIntervalSecond({interval:UInt32})) > {from:DateTime64(3)}")]
    [InlineData("t BETWEEN ${__from} AND ${__to:date}", "t BETWEEN toUnixTimestamp64Milli({from:DateTime64(3)}) AND toUnixTimestamp64Milli({to:DateTime64(3)})")]
    public void Values_AreOurs(string theirs, string ours) => Assert.Equal(ours, GrafanaSql.Translate(theirs, n => n));

    [Theory]
    [InlineData("$__timeFilter(toDateTime(t))", "(toDateTime(t) >= {from:DateTime64(3)} AND toDateTime(t) < {to:DateTime64(3)})")]
    [InlineData("$__timeInterval( if(a = ')', b, c) ) AS time", "$bucket(if(a = ')', b, c)) AS time")]
    [InlineData("$__dateFilter(day)", "(day >= toDate({from:DateTime64(3)}) AND day <= toDate({to:DateTime64(3)}))")]
    [InlineData("'$__timeFilter(x)'", "'$__timeFilter(x)'")]
    [InlineData("$__timeFilter(x", "$__timeFilter(x")]
    public void MacrosWithAColumn_TakeAnyExpression(string theirs, string ours) => Assert.Equal(ours, GrafanaSql.Translate(theirs, n => n));

    [Theory]
    [InlineData("SELECT count() FROM events WHERE $__timeFilter(timestamp)", "SELECT count() FROM cvat.events WHERE (timestamp >= {from:DateTime64(3)} AND timestamp < {to:DateTime64(3)})")]
    [InlineData("SELECT 1\r\nFROM events\r\nJOIN events AS e ON e.timestamp = events.timestamp", "SELECT 1\r\nFROM cvat.events\r\nJOIN cvat.events AS e ON e.timestamp = events.timestamp")]
    [InlineData("SELECT timestamp FROM cvat.events", "SELECT timestamp FROM cvat.events")]
    [InlineData("WITH events AS (SELECT timestamp FROM events) SELECT * FROM events", "WITH events AS (SELECT timestamp FROM cvat.events) SELECT * FROM events")]
    [InlineData("SELECT timestamp FROM events.x", "SELECT timestamp FROM events.x")]
    [InlineData("SELECT time FROM events WHERE scope != 'FROM events timestamp'", "SELECT time FROM events WHERE scope != 'FROM events timestamp'")]
    public void EventsWithATimestamp_AreThoseOfCvat(string theirs, string ours) => Assert.Equal(ours, GrafanaSql.Translate(theirs, n => n));

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{\"panels\": [1, null, \"x\"], \"templating\": []}")]
    public void OtherJson_HasNoPanels(string json) => Assert.Empty(GrafanaReader.Read(json).Dashboard.Rows);

    [Fact]
    public void WrittenText_IsReadAsTheSame()
    {
        var dashboard = GrafanaReader.Read(Export).Dashboard;
        var text = DashboardWriter.Write(dashboard);
        var read = DashboardReader.Read(text, out var mistake);

        Assert.Equal("", mistake);
        Assert.Equal(dashboard.Panels().Select(p => (p.Id, p.Kind, p.Sql)), read!.Panels().Select(p => (p.Id, p.Kind, p.Sql)));
        Assert.Contains("        sql: |-\n          SELECT $bucket(timestamp) AS time, count()\n          FROM cvat.events\n", text, StringComparison.Ordinal);
    }
}
