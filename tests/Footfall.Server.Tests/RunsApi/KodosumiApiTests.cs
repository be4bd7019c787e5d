using System.Net;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.RunsApi;

/// <summary>The six routes of Kodosumi's dashboard, field by field. Source: <c>specs/kodosumi.md</c> 2 and 3.</summary>
public sealed class KodosumiApiTests(RunServer runs) : IClassFixture<RunServer>
{
    private const string Dashboard = "/api/dashboard/";
    private static readonly string[] Record = ["fid", "user_id", "agent_name", "status", "meta", "error", "error_timestamp", "start_time", "end_time", "runtime", "upload_count", "download_count"];

    [Fact]
    public async Task RunningAgents_AreRecordsWithNames_TheLatestFirst()
    {
        var answer = await runs.GetAsync($"{Dashboard}running-agents");
        var good = Find(answer["agents"]!, "good");

        Assert.Equal(["total", "agents", "filters"], Keys(answer));
        Assert.Equal([.. Record, "user_name"], Keys(good));
        Assert.Equal("""{"hours":24,"agent_name":null,"user":null,"status":null,"search":null}""", answer["filters"]!.ToJsonString());
        Assert.Equal(["theirs", "train", "broken", "waits", "good"], answer["agents"]!.AsArray().Select(a => (string)a!["fid"]!));
        Assert.Equal(5, (int)answer["total"]!);
        Assert.Equal(
            $$$"""{"fid":"good","user_id":"{{{RunServer.Ann}}}","agent_name":"Hymn Creator","status":"finished","meta":{"dict":{"summary":"Hymn Creator"}},"error":null,"error_timestamp":null}""",
            Part(good, Record[..7]));
        Assert.Equal(("ann", 1, 1), ((string)good["user_name"]!, (int)good["upload_count"]!, (int)good["download_count"]!));
    }

    [Fact]
    public async Task Times_AreThoseOfTheRecords_ToTheLastBit()
    {
        var good = Find((await runs.GetAsync($"{Dashboard}running-agents"))["agents"]!, "good");

        Assert.Equal(runs.Start, (double)good["start_time"]!);
        Assert.Equal(runs.Start + 60.5, (double)good["end_time"]!);
        Assert.Equal(runs.Start + 60.5 - runs.Start, (double)good["runtime"]!);
    }

    [Fact]
    public async Task RunThatWaits_IsAwaiting_AndOddMetaIsShownAsItIs()
    {
        var waits = Find((await runs.GetAsync($"{Dashboard}running-agents"))["agents"]!, "waits");

        Assert.Equal(("awaiting", "Unknown", """{"dict":null}"""), ((string)waits["status"]!, (string)waits["agent_name"]!, waits["meta"]!.ToJsonString()));
    }

    [Fact]
    public async Task FailedRun_HasTheNewestErrorRaw()
    {
        var broken = Find((await runs.GetAsync($"{Dashboard}running-agents"))["agents"]!, "broken");

        Assert.Equal("Traceback (most recent call last):\n  File \"x.py\"\nValueError: no\n", (string)broken["error"]!);
        Assert.Equal((runs.Start + 204, "Error", "{}"), ((double)broken["error_timestamp"]!, (string)broken["status"]!, broken["meta"]!.ToJsonString()));
    }

    [Theory]
    [InlineData("user=ann", "broken waits good")]
    [InlineData("user=5f0f0c1d-2e3f-4a5b-8c6d-7e8f90a1b2c3", "broken waits good")]
    [InlineData("user=an", "")]
    [InlineData("status=FINISHED", "train good")]
    [InlineData("status=awaiting", "waits")]
    [InlineData("status=running", "theirs")]
    [InlineData("status=", "theirs train broken waits good")]
    [InlineData("agent_name=hymn", "good")]
    [InlineData("agent_name=unknown", "theirs broken waits")]
    [InlineData("search=HYMN", "good")]
    [InlineData("search=valueerror", "broken")]
    [InlineData("search=bob", "theirs")]
    [InlineData("search=train+Trainer+u1+fin", "train")]
    [InlineData("hours=0", "")]
    [InlineData("hours=-5", "")]
    [InlineData("hours=999999&nonsense=1", "theirs train broken waits good")]
    [InlineData("limit=2", "theirs train")]
    [InlineData("limit=2&offset=4", "good")]
    [InlineData("limit=0", "")]
    public async Task Filters_LeaveTheRest(string query, string expected) =>
        Assert.Equal(expected, string.Join(' ', (await runs.GetAsync($"{Dashboard}running-agents?{query}"))["agents"]!.AsArray().Select(a => (string)a!["fid"]!)));

    [Fact]
    public async Task Page_HasWhatTheNextVersionReads_AndWithoutOneNothingChanges()
    {
        var page = await runs.GetAsync($"{Dashboard}running-agents?limit=2&offset=1&status=");

        Assert.Equal(["total", "agents", "filters", "offset", "limit", "has_more"], Keys(page));
        Assert.Equal("5 1 2 true", $"{page["total"]} {page["offset"]} {page["limit"]} {page["has_more"]}");
        Assert.Equal("", (string)page["filters"]!["status"]!);
        Assert.False((bool)(await runs.GetAsync($"{Dashboard}running-agents?offset=3"))["has_more"]!);
    }

    [Fact]
    public async Task Errors_AreEveryRow_ParsedWhereTheyAreJson()
    {
        var answer = await runs.GetAsync($"{Dashboard}errors");
        var errors = answer["errors"]!.AsArray();

        Assert.Equal(["total", "errors"], Keys(answer));
        Assert.Equal(["fid", "user_id", "timestamp", "error"], Keys(errors[0]!));
        Assert.Equal(["train", "broken", "broken", "broken", "broken"], errors.Select(e => (string)e!["fid"]!));
        Assert.Equal(
            ["""{"error":"out of memory"}""", """{"error":"Traceback (most recent call last):\n  File \u0022x.py\u0022\nValueError: no\n"}""", "null", """{"error":{"deep":1}}""", "404"],
            errors.Select(e => e!["error"]?.ToJsonString() ?? "null"));
        Assert.Equal(runs.Start + 204, (double)errors[1]!["timestamp"]!);
        Assert.Equal((5, 2), await CountAsync("limit=2"));
        Assert.Equal((5, 0), await CountAsync("limit=0"));
        Assert.Equal((5, 3), await CountAsync("limit=-2"));
        Assert.Equal((4, 4), await CountAsync("user=ann"));

        async Task<(int Total, int Rows)> CountAsync(string query)
        {
            var some = await runs.GetAsync($"{Dashboard}errors?{query}");
            return ((int)some["total"]!, some["errors"]!.AsArray().Count);
        }
    }

    [Fact]
    public async Task Timeline_IsTheSameRecordsWithoutNames_TheEarliestFirst()
    {
        var answer = await runs.GetAsync($"{Dashboard}timeline");

        Assert.Equal(["total", "executions"], Keys(answer));
        Assert.Equal(["good", "waits", "broken", "train", "theirs"], answer["executions"]!.AsArray().Select(a => (string)a!["fid"]!));
        Assert.Equal(Record, Keys(answer["executions"]![0]!));
        Assert.Equal(5, (int)answer["total"]!);
    }

    [Fact]
    public async Task AgentStats_CountAll_UnreadableOnesToo_ByTheirRawStatuses()
    {
        var stats = await runs.GetAsync($"{Dashboard}agent-stats");

        Assert.Equal(["total_executions", "by_status", "by_user", "avg_runtime", "error_rate"], Keys(stats));
        Assert.Equal(6, (int)stats["total_executions"]!);
        Assert.Equal("Error 1, awaiting 1, finished 2, running 1, unknown 1", Sorted(stats["by_status"]!));
        Assert.Equal($"{RunServer.Ann} 4, u1 1, u2 1", Sorted(stats["by_user"]!));
        Assert.Equal((60.5 + 5 + 5 + 30) / 4, (double)stats["avg_runtime"]!, 5);
        Assert.Equal(2.0 / 6, (double)stats["error_rate"]!);
    }

    [Fact]
    public async Task AgentStats_OfNothing_AreWholeZeros_AndWithAFilterHaveNames()
    {
        var nothing = await runs.GetAsync($"{Dashboard}agent-stats?user=nobody");
        var some = await runs.GetAsync($"{Dashboard}agent-stats?hours=999999");

        Assert.Equal("""{"total_executions":0,"by_status":{},"by_user":{},"avg_runtime":0,"error_rate":0,"user_map":{}}""", nothing.ToJsonString());
        Assert.Equal(5, (int)some["total_executions"]!);
        Assert.Equal(("ann", "Eve", "Bob"), ((string)some["user_map"]![RunServer.Ann]!, (string)some["user_map"]!["u1"]!, (string)some["user_map"]!["u2"]!));
    }

    [Fact]
    public async Task Details_OfAConnectorsRun_AreItsRowsAsTheyAre()
    {
        var answer = await runs.GetAsync($"{Dashboard}execution/good/details");
        var events = answer["events"]!.AsArray();

        Assert.Equal(["metadata", "events", "total_events"], Keys(answer));
        Assert.Equal(Record, Keys(answer["metadata"]!));
        Assert.Equal(["id", "timestamp", "kind", "message"], Keys(events[0]!));
        Assert.Equal(["status starting", """inputs {"dict":{"topic":"birds"}}""", """meta {"dict":{"summary":"Hymn Creator"}}""", "status running", """action {"AgentFinish":{"output":"x"}}""", """result {"TaskOutput":{"raw":"y"}}""", """final {"Markdown":{"body":"# Hymn"}}""", "status finished"], events.Select(Line));
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8"], events.Select(e => e!["id"]!.ToString()));
        Assert.Equal((8, runs.Start + 0.25), ((int)answer["total_events"]!, (double)events[1]!["timestamp"]!));
    }

    [Fact]
    public async Task Details_OfAnyOtherRun_AreTheSameFactsInKodosumisKinds()
    {
        var events = (await runs.GetAsync($"{Dashboard}execution/train/details"))["events"]!.AsArray();

        Assert.Equal(
            ["status queued", """inputs {"dict":{"epochs":3}}""", "status started", "log epoch 1", "log slow", "error out of memory", "status error", "status started", """final {"dict":{"accuracy":0.9}}""", "status finished"],
            events.Select(Line));
        Assert.Equal(Enumerable.Range(1, 10), events.Select(e => (int)e!["id"]!));
    }

    [Fact]
    public async Task UnreadableRun_HasNoTimesAndNoEvents_AndADeletedOneOnlyItsFiles()
    {
        var dark = await runs.GetAsync($"{Dashboard}execution/dark/details");
        Assert.Equal(("unknown", "{}", null, null, null, 0), ((string)dark["metadata"]!["status"]!, dark["metadata"]!["meta"]!.ToJsonString(), (double?)dark["metadata"]!["start_time"], (double?)dark["metadata"]!["end_time"], (double?)dark["metadata"]!["runtime"], (int)dark["total_events"]!));

        Assert.Equal(404, (await RefusedAsync(runs.Server.Admin, $"{Dashboard}execution/gone/details")).Status);
        Assert.Equal("""{"fid":"gone","uploads":[],"downloads":[],"upload_count":0,"download_count":0}""", (await runs.GetAsync($"{Dashboard}execution/gone/files")).ToJsonString());
    }

    [Fact]
    public async Task Files_AreListedByDirection_WithTheLongFormOfTheirAddress()
    {
        var files = await runs.GetAsync($"{Dashboard}execution/good/files");

        Assert.Equal(
            $$"""{"fid":"good","uploads":[{"name":"a b.txt","size":3,"path":"in/a b.txt","url":"/files/{{RunServer.Ann}}/good/in/a b.txt"}],"downloads":[{"name":"out.md","size":5,"path":"out/out.md","url":"/files/{{RunServer.Ann}}/good/out/out.md"}],"upload_count":1,"download_count":1}""",
            files.ToJsonString());
    }

    [Theory]
    [InlineData("running-agents?hours=abc", "hours must be a whole number from -17000000 to 17000000, but is 'abc'.")]
    [InlineData("errors?hours=1.5&limit=", "hours must be a whole number from -17000000 to 17000000, but is '1.5'. limit must be a whole number from -2147483648 to 2147483647, but is ''.")]
    [InlineData("timeline?hours=", "hours must be a whole number from -17000000 to 17000000, but is ''.")]
    [InlineData("agent-stats?hours=99999999", "hours must be a whole number from -17000000 to 17000000, but is '99999999'.")]
    public async Task WrongNumbers_Are400AndNamed(string address, string expected)
    {
        var (status, body) = await RefusedAsync(runs.Server.Admin, Dashboard + address);
        var path = Dashboard + address.Split('?')[0];

        Assert.Equal(400, status);
        Assert.Equal($"ValidationException {path} Validation failed for GET {path}: {expected} 400", $"{body["error"]} {body["path"]} {body["detail"]} {body["status_code"]}");
    }

    [Fact]
    public async Task FarthestHours_AreTaken()
    {
        Assert.Equal(5, (int)(await runs.GetAsync($"{Dashboard}running-agents?hours=17000000"))["total"]!);
        Assert.Equal(0, (int)(await runs.GetAsync($"{Dashboard}running-agents?hours=-17000000"))["total"]!);
        Assert.Equal(5, (int)(await runs.GetAsync($"{Dashboard}errors?hours=17000000"))["total"]!);
    }

    [Fact]
    public async Task Access_OthersSeeTheirOwnOnly_AndAForeignOneIsLikeAMissingOne()
    {
        using var member = await runs.Server.AccountAsync("mia", "member", null, "u1");
        using var manager = await runs.Server.AccountAsync("max", "manager", ["other"], RunServer.Ann);

        Assert.Equal(["train"], await FidsAsync(member));
        Assert.Equal(["theirs", "broken", "waits", "good"], await FidsAsync(manager));
        Assert.Equal("""{"u1":1}""", (await runs.GetAsync($"{Dashboard}agent-stats", member))["by_user"]!.ToJsonString());
        Assert.Equal(1, (int)(await runs.GetAsync($"{Dashboard}errors", member))["total"]!);
        foreach (var part in new[] { "details", "files" })
        {
            var (status, body) = await RefusedAsync(member, $"{Dashboard}execution/good/{part}");
            Assert.Equal((404, "NotFoundException", "Execution good not found"), (status, (string)body["error"]!, (string)body["detail"]!));
        }

        async Task<IEnumerable<string>> FidsAsync(HttpClient client) => (await runs.GetAsync($"{Dashboard}running-agents", client))["agents"]!.AsArray().Select(a => (string)a!["fid"]!);
    }

    [Fact]
    public async Task Stranger_Is401_OrIsSentAwayWithoutItsCookie()
    {
        var (status, body) = await RefusedAsync(runs.Server.Anonymous, $"{Dashboard}timeline");
        Assert.Equal((401, $$"""{"error":"NotAuthorizedException","path":"{{Dashboard}}timeline","detail":"Unauthorized","status_code":401}"""), (status, body.ToJsonString()));

        using var wrong = await runs.Server.Anonymous.SendAsync("GET", $"{Dashboard}timeline", headers: ("KODOSUMI_API_KEY", "nonsense"));
        Assert.Equal((HttpStatusCode.Unauthorized, "Invalid token"), (wrong.StatusCode, (string)(await wrong.JsonAsync())["detail"]!));

        using var page = await runs.Server.Anonymous.SendAsync("GET", $"{Dashboard}timeline", headers: ("Accept", "text/html,*/*"));
        Assert.Equal((HttpStatusCode.Redirect, "/"), (page.StatusCode, page.Headers.Location!.ToString()));
        Assert.StartsWith("kodosumi_jwt=; expires=Thu, 01 Jan 1970", page.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownRoutesAndMethods_AreRefusedInItsWords()
    {
        var (status, body) = await RefusedAsync(runs.Server.Admin, $"{Dashboard}nothing");
        using var posted = await runs.Server.Admin.SendAsync("POST", $"{Dashboard}timeline", "{}");

        Assert.Equal((404, "NotFoundException", "Not Found"), (status, (string)body["error"]!, (string)body["detail"]!));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "MethodNotAllowedException"), (posted.StatusCode, (string)(await posted.JsonAsync())["error"]!));
    }

    [Fact]
    public async Task Csv_IsTheWholeAnswerAsAFile()
    {
        var csv = await runs.Server.Admin.GetStringAsync($"{Dashboard}running-agents?format=csv&status=error", TestContext.Current.CancellationToken);

        Assert.StartsWith($"fid,user_id,user_name,agent_name,status,meta,error,error_timestamp,start_time,end_time,runtime,upload_count,download_count\r\nbroken,{RunServer.Ann},ann,Unknown,Error,{{}},\"Traceback", csv, StringComparison.Ordinal);
    }

    private static string[] Keys(JsonNode node) => [.. node.AsObject().Select(m => m.Key)];

    private static JsonNode Find(JsonNode list, string fid) => list.AsArray().Single(a => (string)a!["fid"]! == fid)!;

    private static string Part(JsonNode record, string[] keys) => new JsonObject(keys.Select(k => KeyValuePair.Create(k, record[k]?.DeepClone()))).ToJsonString();

    private static string Sorted(JsonNode counts) => string.Join(", ", counts.AsObject().Select(c => $"{c.Key} {c.Value}").Order(StringComparer.Ordinal));

    private static string Line(JsonNode? e) => $"{e!["kind"]} {e["message"]}";

    private static async Task<(int Status, JsonNode Body)> RefusedAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.JsonAsync());
    }
}
