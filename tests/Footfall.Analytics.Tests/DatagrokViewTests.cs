using Footfall.ClickHouse;
using Footfall.Model;

namespace Footfall.Analytics.Tests;

/// <summary>The views for SQL written for Datagrok's event log: their columns, and the examples of the guide.</summary>
public sealed class DatagrokViewTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("events", "id,event_type_id,session_id,event_time,event_time_finished,friendly_name,description,error_message,error_stack_trace,is_error,comment,run_number,request_id,options")]
    [InlineData("event_types", "id,name,friendly_name,source,error_source,error_stack_trace,error_stack_trace_hash,is_error,comment,package_id")]
    [InlineData("event_parameters", "id,event_type_id,name,type,description,is_input,is_optional")]
    [InlineData("event_parameter_values", "id,event_id,parameter_id,value,value_uuid,value_array,value_string,data_frame_value_name")]
    [InlineData("users_sessions", "id,user_id,started,finished,ip")]
    [InlineData("users", "id,login,name,friendly_name,joined")]
    public async Task View_HasTheColumns(string view, string columns)
    {
        await using var history = await FilledAsync();

        var names = await history.Store.TextAsync(new Statement($"SELECT arrayStringConcat(groupArray(name), ',') FROM (SELECT name FROM system.columns WHERE database = '{history.Database}_datagrok' AND table = '{view}' ORDER BY position)"), "TSVRaw", Stop);

        Assert.Equal(columns, names.Trim());
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
                "2026-03-27\t2\n",
                "function-package\t2\nerror\t1\nusage\t1\n",
                "ann\t2026-03-27 01:00:00.000\t250\tCCO\tChem:descriptors(CCO, 3)\nu2\t2026-03-27 02:00:00.000\t70\tCCN\tChem:descriptors(CCN)\n",
                "boom\t1\t2026-03-27 03:00:00.000\n",
                "Chem\t2\n",
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
        Assert.Equal("11", values.Trim());
    }

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
        ]);
        return history;
    }

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
