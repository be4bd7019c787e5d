using Footfall.ClickHouse;
using Footfall.Model;

namespace Footfall.Analytics.Tests;

/// <summary>The views for SQL written for Datagrok's event log: their columns, and the examples of the guide.</summary>
public sealed class DatagrokViewTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Views_HaveTheColumns()
    {
        await using var history = await FilledAsync();

        var rows = await history.Store.TextAsync(
            new Statement($"SELECT concat(table, ': ', arrayStringConcat(groupArray(name), ',')) FROM (SELECT table, name FROM system.columns WHERE database = '{history.Database}_datagrok' ORDER BY table, position) GROUP BY table ORDER BY table"),
            "TSVRaw",
            Stop);

        Assert.Equal(
            """
            connections: id,name,data_source,author_id,created_on
            entities: id,name,entity_type_id,package_id,is_deleted
            entities_types: id,name
            event_parameter_values: id,event_id,parameter_id,value,value_uuid,value_array,value_string,data_frame_value_name
            event_parameters: id,event_type_id,name,type,description,is_input,is_optional
            event_types: id,name,friendly_name,source,error_source,error_stack_trace,error_stack_trace_hash,is_error,comment,package_id
            events: id,event_type_id,session_id,event_time,event_time_finished,friendly_name,description,error_message,error_stack_trace,is_error,comment,run_number,request_id,options
            func_call_values: func_call_id,func_param_id,value,value_uuid,value_array,value_string,data_frame_value_name
            func_calls: id,func_id,started,ended,status,user_id
            func_params: id,func_id,name,type,is_input
            funcs: id,name,friendly_name
            groups: id,name,friendly_name,personal
            groups_relations: parent_id,child_id,is_admin
            packages: id,name,friendly_name,category
            project_relations: project_id,entity_id
            projects: id,name,friendly_name,is_root,is_package,is_dashboard,is_entity
            published_packages: id,package_id,name,friendly_name,version,is_current,package_author,updated_on
            queries: id,name,connection_id,author_id,created_on
            tags: entity_id,tag
            users: id,login,name,friendly_name,joined,first_name,last_name,email,picture,group_id
            users_sessions: id,user_id,started,finished,ip
            view_layouts: id,author_id,created_on

            """,
            rows);
    }

    [Fact]
    public async Task ExamplesOfTheGuide_GiveWhatTheyPromise()
    {
        await using var history = await FilledAsync();
        var answers = new List<string>();
        foreach (var sql in Examples())
        {
            answers.Add(await history.Store.TextAsync(new Statement(sql.Replace("datagrok.", $"{history.Database}_datagrok.", StringComparison.Ordinal)), "TSV", Stop));
        }

        Assert.Equal(
            [
                "2026-03-27\t2\n2026-03-28\t1\n",
                "audit\t13\nfunction-package\t2\nusage\t2\nerror\t1\n",
                "ann\t2026-03-27 01:00:00.000\t250\tCCO\tChem:descriptors(CCO, 3)\nu2\t2026-03-27 02:00:00.000\t70\tCCN\tChem:descriptors(CCN)\n",
                "boom\t1\t2026-03-27 03:00:00.000\n",
                "Chem\t4\n",
                "u1\tAnn\tLee\tann@acme.example\t4\nu2\tu2\t\t\\N\t1\n",
                "Core\tann\t3\nChem\tann\t1\nChem\tu2\t1\n",
                "Chem:descriptors\tChem\t2\t2\n",
                "2026-03-28\tAssays\t1\n",
                "ann\tfinished\t250\tsmiles\tCCO\nann\tfinished\t250\tdepth\t3\nu2\tfinished\t70\tsmiles\tCCN\n",
                "Chem\t1.2.0\ttrue\t900\nChem\t1.1.0\tfalse\t700\n",
                "1\t1\n",
            ],
            answers.Select(a => a.Replace("T", " ", StringComparison.Ordinal).Replace("Z", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task EveryValue_BelongsToAParameterOfItsEventsType()
    {
        await using var history = await FilledAsync();
        var database = $"{history.Database}_datagrok";

        var strays = await history.Store.TextAsync(
            new Statement($"SELECT count() FROM {database}.event_parameter_values AS v INNER JOIN {database}.events AS e ON e.id = v.event_id LEFT ANTI JOIN {database}.event_parameters AS p ON p.id = v.parameter_id"),
            "TSV",
            Stop);
        var values = await history.Store.TextAsync(new Statement($"SELECT count() FROM {database}.event_parameter_values"), "TSV", Stop);

        Assert.Equal("0", strays.Trim());
        Assert.Equal("49", values.Trim());
    }

    /// <summary>Each column of ids, and the table that has a row of every id in it.</summary>
    [Fact]
    public async Task EveryId_IsThatOfARow()
    {
        await using var history = await FilledAsync();
        var database = $"{history.Database}_datagrok";
        foreach (var (table, column, of) in new[]
        {
            ("events", "event_type_id", "event_types"),
            ("events", "session_id", "users_sessions"),
            ("event_types", "package_id", "published_packages"),
            ("event_types", "package_id", "packages"),
            ("users_sessions", "user_id", "users"),
            ("users", "group_id", "groups"),
            ("groups_relations", "parent_id", "groups"),
            ("groups_relations", "child_id", "groups"),
            ("published_packages", "package_id", "packages"),
            ("entities", "package_id", "published_packages"),
            ("entities", "entity_type_id", "entities_types"),
            ("funcs", "id", "entities"),
            ("func_params", "func_id", "funcs"),
            ("func_calls", "id", "events"),
            ("func_calls", "func_id", "funcs"),
            ("func_calls", "user_id", "users"),
            ("func_call_values", "func_call_id", "func_calls"),
            ("func_call_values", "func_param_id", "func_params"),
            ("connections", "id", "entities"),
            ("connections", "author_id", "users"),
            ("queries", "id", "entities"),
            ("queries", "author_id", "users"),
            ("queries", "connection_id", "connections"),
        })
        {
            var counts = await history.Store.TextAsync(new Statement($"SELECT count() > 0, countIf({column} NOT IN (SELECT id FROM {database}.{of})) FROM {database}.{table} WHERE {column} IS NOT NULL"), "TSV", Stop);
            Assert.Equal($"1\t0 {table}.{column}", $"{counts.Trim()} {table}.{column}");
        }
    }

    [Theory]
    [InlineData("package", "published_packages", 4)]
    [InlineData("function", "funcs", 2)]
    [InlineData("entity", "entities", 12)]
    public async Task ParametersThatAreEntities_HaveIdsOfRows(string name, string of, int rows)
    {
        await using var history = await FilledAsync();
        var database = $"{history.Database}_datagrok";

        var found = await history.Store.TextAsync(
            new Statement($"SELECT count() FROM {database}.event_parameter_values AS v INNER JOIN {database}.event_parameters AS p ON p.id = v.parameter_id INNER JOIN {database}.{of} AS o ON o.id = v.value_uuid WHERE p.name = '{name}' AND p.type = 'entity_id'"),
            "TSV",
            Stop);

        Assert.Equal(rows, int.Parse(found, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Ids_AreOfOneRowEach()
    {
        await using var history = await FilledAsync();
        foreach (var table in new[] { "users", "groups", "packages", "published_packages", "entities", "funcs", "func_params", "projects", "event_types", "event_parameters", "event_parameter_values" })
        {
            Assert.Equal($"1 {table}", $"{(await history.Store.TextAsync(new Statement($"SELECT count() = uniqExact(id) FROM {history.Database}_datagrok.{table}"), "TSV", Stop)).Trim()} {table}");
        }
    }

    [Fact]
    public async Task FunctionsOfOneNameInTwoPackages_AreTwo()
    {
        await using var history = await History.StartAsync();
        await history.AddAsync(
        [
            Call(1, "u1", 250, "{}") with { Function = "info" },
            Call(2, "u1", 70, "{}") with { Function = "info", Package = "Bio" },
            Call(3, "u1", 70, "{}") with { Function = "info", Package = "Bio" },
        ]);

        var rows = await history.Store.TextAsync(
            new Statement(
                $"""
                SELECT f.name, pp.name, count() FROM {history.Database}_datagrok.func_calls AS c
                INNER JOIN {history.Database}_datagrok.funcs AS f ON f.id = c.func_id INNER JOIN {history.Database}_datagrok.entities AS en ON en.id = f.id
                INNER JOIN {history.Database}_datagrok.published_packages AS pp ON pp.id = en.package_id GROUP BY 1, 2 ORDER BY 2
                """),
            "TSV",
            Stop);

        Assert.Equal("info\tBio\t2\ninfo\tChem\t1\n", rows);
    }

    [Fact]
    public async Task AnError_HasOneTypeAStack_CalledAsItWasLast()
    {
        await using var history = await History.StartAsync();
        await history.AddAsync(
        [
            Error(1, """{"message":"no row 1","stack":"at f"}"""),
            Error(3, """{"message":"no row 3","stack":"at f"}"""),
            Error(2, """{"message":"no row 2","stack":"at f"}"""),
            Error(4, """{"message":"no row 1","stack":"at g"}"""),
            Error(5, """{"message":"one"}"""),
            Error(6, """{"message":"two"}"""),
        ]);

        var rows = await history.Store.TextAsync(
            new Statement($"SELECT t.name, count() FROM {history.Database}_datagrok.events AS e INNER JOIN {history.Database}_datagrok.event_types AS t ON t.id = e.event_type_id GROUP BY t.id, t.name ORDER BY 1"),
            "TSV",
            Stop);

        Assert.Equal("no row 1\t1\nno row 3\t3\none\t1\ntwo\t1\n", rows);
    }

    /// <summary>Datagrok counts sessions by the events of this name.</summary>
    [Fact]
    public async Task AStartOfThePlatform_HasItsNameThere()
    {
        await using var history = await History.StartAsync();
        await history.AddAsync([Some.Event(Some.Day, "start:datagrok"), Some.Event(Some.Day, "start:query")]);

        var names = await history.Store.TextAsync(new Statement($"SELECT name FROM {history.Database}_datagrok.event_types ORDER BY name"), "TSV", Stop);

        Assert.Equal("datagrok-started\nquery-start\n", names);
    }

    private static Event Error(int hour, string payload) => Some.Event(Some.Day.AddHours(hour), "send:exception") with { Kind = "error", Payload = payload };

    private static IEnumerable<string> Examples()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Footfall.slnx")))
        {
            folder = folder.Parent!;
        }

        var parts = File.ReadAllText(Path.Combine(folder.FullName, "docs", "guide", "datagrok.md")).Split("```sql");
        return parts.Skip(1).Select(p => p[..p.IndexOf("```", StringComparison.Ordinal)]);
    }

    private static async Task<History> FilledAsync()
    {
        var history = await History.StartAsync();
        await history.AddAsync(
        [
            Call(1, "u1", 250, """{"inputs":{"smiles":"CCO","depth":3},"outputs":{"rows":12},"status":"finished"}""") with { UserName = "ann" },
            Call(2, "u2", 70, """{"inputs":{"smiles":"CCN"}}"""),
            Some.Event(Some.Day.AddHours(3), "send:exception") with { Kind = "error", SessionId = "s1", Payload = """{"message":"boom","type":"Error","stack":"at f"}""" },
            Some.Event(Some.Day.AddHours(4), "click:element") with { SessionId = "s1", Payload = """{"path":"File / Print"}""" },
            Some.Event(Some.Day.AddHours(5), "send:working_time") with { SessionId = "s1" },
            Told("create:user", "user", "u1", "ann", """{"email":"ann@acme.example","first_name":"Ann","last_name":"Lee","picture":"/ann.png"}"""),
            Told("create:user", "user", "u3", "Cleo de Rota", "{}"),
            Told("create:group", "group", "g1", "Chemists", "{}"),
            Told("create:group", "group", "g2", "Lab", "{}"),
            Told("add:member", "group", "g1", "", """{"member":"g2","member_kind":"group"}"""),
            Told("add:member", "group", "g2", "", """{"member":"g1","member_kind":"group"}"""),
            Told("add:member", "group", "g1", "", """{"member":"u1"}"""),
            Told("add:member", "group", "g2", "", """{"member":"u2"}"""),
            Told("add:member", "team", "t1", "", """{"member":"u3"}"""),
            Told("publish:package", "package", "Chem", "", """{"version":"1.1.0","ms":700}""") with { Package = "Chem" },
            Told("publish:package", "package", "Chem", "", """{"version":"1.2.0","ms":900}""") with { Package = "Chem", Time = Some.Day.AddHours(9) },
            Told("create:connection", "connection", "c1", "Lake", """{"data_source":"PostgreSQL"}"""),
            Told("create:query", "query", "q1", "Assays of a day", """{"connection":"c1","refs":[{"kind":"connection","id":"c1","role":"source"},{"kind":"dataset","id":7,"role":"input"}]}"""),
            Some.Event(Some.Day.AddDays(1), "open:project") with { SessionId = "s1", ObjName = "project", ObjId = "p1", ObjVal = "Assays" },
        ]);
        return history;
    }

    private static Event Told(string scope, string kind, string id, string name, string payload) => Some.Event(Some.Day.AddHours(8), scope, "u1") with
    {
        Source = Source.Server,
        Kind = "audit",
        ObjName = kind,
        ObjId = id,
        ObjVal = name,
        Payload = payload,
    };

    private static Event Call(int hour, string user, ulong duration, string payload) => Some.Event(Some.Day.AddHours(hour), "call:function", user) with
    {
        Kind = "function-package",
        SessionId = $"s{user[1..]}",
        Package = "Chem",
        Function = "Chem:descriptors",
        Duration = duration,
        Payload = payload,
    };
}
