using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.ClickHouse;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.UsageApi;

/// <summary>The routes of the pages Packages, Functions and Events: shapes, agreement, files, and what is refused.</summary>
public sealed class UsageApiTests : IAsyncLifetime
{
    private const string Day = "from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z";

    private TestServer _server = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        using var ingest = await _server.IngestAsync();
        await _server.SendAsync(ingest, string.Join('\n', Events().Concat(Groups()).Select(e => JsonSerializer.Serialize(e))));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Points_HaveTheirShape_AndAgreeWithTheOverviewAndTheirPanes()
    {
        var answer = await GetAsync($"packages?{Day}");
        var rows = answer["rows"]!.AsArray();

        Assert.Equal(["bucket_seconds", "events", "from", "points", "rows", "to"], answer.AsObject().Select(m => m.Key).Order());
        Assert.Equal(["time", "package", "user_id", "user_name", "count"], rows[0]!.AsObject().Select(m => m.Key));
        Assert.Equal(3600, (int)answer["bucket_seconds"]!);
        Assert.Equal(["09 Chem Ann 4", "09 Core Ann 1", "10 Chem u2 1", "14 Core u2 1"], rows.Select(r => $"{((string)r!["time"]!)[11..13]} {r["package"]} {r["user_name"]} {r["count"]}"));
        Assert.Equal((long)answer["events"]!, (await GetAsync($"overview/users?{Day}"))["rows"]!.AsArray().Sum(r => (long)r!["count"]!));

        var panes = await GetAsync("context?from=2026-03-02T09:00:00Z&to=2026-03-02T10:00:00Z&user=u1&package=Chem");
        Assert.Equal(4, (int)panes["total"]!);
        Assert.Equal((2, 1, 1), ((int)panes["functions"]!["events"]!, (int)panes["logs"]!["events"]!, (int)panes["audit"]!["events"]!));
        Assert.Equal("Chem:descriptors", (string)panes["functions"]!["rows"]![0]!["id"]!);
    }

    [Fact]
    public async Task Functions_AndKinds_TellTheSame()
    {
        var functions = (await GetAsync($"functions?{Day}"))["rows"]!.AsArray();
        var users = (await GetAsync($"events/users?{Day}&kind=function-package"))["rows"]!.AsArray();
        var kinds = (await GetAsync($"events/kinds?{Day}&kind=function-package"))["rows"]!.AsArray();

        Assert.Equal(["time", "package", "function", "user_id", "user_name", "count"], functions[0]!.AsObject().Select(m => m.Key));
        Assert.Equal(3, functions.Sum(r => (int)r!["count"]!));
        Assert.Equal(3, users.Sum(r => (int)r!["count"]!));
        Assert.Equal(3, kinds.Sum(r => (int)r!["count"]!));
        Assert.Equal(24, kinds.Count);
    }

    [Fact]
    public async Task Calls_AreOneRowEach_WithInputsAndOutputs()
    {
        var answer = await GetAsync($"functions/calls?{Day}&sort=time");
        var first = answer["rows"]![0]!;

        Assert.Equal(3, (int)answer["total"]!);
        Assert.Equal(["smiles", "depth"], answer["inputs"]!.AsArray().Select(n => (string)n!));
        Assert.Equal("""{"smiles":"CCO","depth":3}""", first["inputs"]!.ToJsonString());
        Assert.Equal("""{"rows":12}""", first["outputs"]!.ToJsonString());
        Assert.Equal(("finished", 250), ((string)first["status"]!, (int)first["duration_ms"]!));
        Assert.Equal(1, (int)(await GetAsync($"functions/calls?{Day}&status=error&input=smiles~cc"))["total"]!);
        Assert.Equal(0, (int)(await GetAsync($"functions/calls?{Day}&input=nowhere="))["total"]!);
    }

    [Fact]
    public async Task Calls_PageByPage_AreAllOfThem()
    {
        var first = await GetAsync($"functions/calls?{Day}&sort=duration&limit=2");
        var second = await GetAsync($"functions/calls?{Day}&sort=duration&limit=2&after={first["next"]}");

        Assert.Equal([70, 250, 250], first["rows"]!.AsArray().Concat(second["rows"]!.AsArray()).Select(r => (int)r!["duration_ms"]!));
        Assert.Null(second["next"]);
    }

    [Fact]
    public async Task CallsAsCsv_HaveAColumnForEachInputAndOutput_AndNoFormulas()
    {
        var lines = (await TextAsync($"functions/calls?{Day}&sort=time&format=csv")).Split("\r\n");

        Assert.Equal("started,user_id,user_name,package,function,duration_ms,input.smiles,input.depth,output.rows,status,error", lines[0]);
        Assert.Equal("2026-03-02T09:00:00.000Z,u1,Ann,Chem,Chem:descriptors,250,CCO,3,12,finished,", lines[1]);
        Assert.Equal("2026-03-02T10:00:00.000Z,u2,,Chem,Chem:descriptors,70,'=cc,,,error,no such molecule", lines[3]);
    }

    [Fact]
    public async Task CallsAsParquet_ReadBackByTheEngine_AreTheTableOfTheCsv()
    {
        using var folder = new TemporaryFolder();
        var answer = await _server.Admin.SendAsync("GET", $"/api/v1/usage/functions/calls?{Day}&sort=time&format=parquet");
        await File.WriteAllBytesAsync(folder.File("calls.parquet"), await answer.Content.ReadAsByteArrayAsync(Stop), Stop);

        var statement = new Statement($"SELECT * FROM file('{folder.File("calls.parquet")}', 'Parquet')") { Lane = Lane.Write };
        var lines = (await _server.Store.TextAsync(statement, "CSVWithNames", Stop)).Replace("\"", "", StringComparison.Ordinal).Split('\n');

        Assert.Equal("started,user_id,user_name,package,function,duration_ms,input.smiles,input.depth,output.rows,status,error", lines[0]);
        Assert.Equal("2026-03-02T09:00:00.000Z,u1,Ann,Chem,Chem:descriptors,250,CCO,3,12,finished,", lines[1]);
    }

    [Fact]
    public async Task PointsAsCsv_AreAllOfThem()
    {
        var lines = (await TextAsync($"functions?{Day}&points=1&format=csv")).Split("\r\n");

        Assert.Equal("time,package,function,user_id,user_name,count", lines[0]);
        Assert.Equal(2, lines.Count(l => l.Contains("descriptors", StringComparison.Ordinal)));
        Assert.Single((await GetAsync($"functions?{Day}&points=1"))["rows"]!.AsArray());
    }

    [Theory]
    [InlineData($"durations?{Day}")]
    [InlineData("unused?from=2026-03-05T00:00:00Z&to=2026-03-06T00:00:00Z")]
    [InlineData($"overview/packages?{Day}")]
    [InlineData($"packages/installations?{Day}")]
    public async Task TablesAsCsv_HaveTheColumnsOfTheirRows_AndNotHowManyThereAre(string address)
    {
        var row = (await GetAsync(address))["rows"]![0]!.AsObject();
        var lines = (await TextAsync($"{address}&format=csv")).Split("\r\n");

        Assert.Equal(row.Select(m => m.Key).Where(k => k != "total"), lines[0].Split(','));
        Assert.NotEmpty(lines[1]);
    }

    [Fact]
    public async Task Installations_AreListed()
    {
        var row = (await GetAsync($"packages/installations?{Day}"))["rows"]![0]!;

        Assert.Equal(("Chem", "1.2.0", 1200), ((string)row["package"]!, (string)row["version"]!, (int)row["ms"]!));
    }

    [Fact]
    public async Task Durations_AreOfCallsByFunction_WithThePeriodBefore()
    {
        var row = (await GetAsync($"durations?{Day}"))["rows"]![0]!;

        Assert.Equal(("Chem", "Chem:descriptors", 3, 250, 1), ((string)row["package"]!, (string)row["name"]!, (int)row["count"]!, (int)row["median"]!, (int)row["failed"]!));
        Assert.Equal((0, null), ((int)row["before_count"]!, (double?)row["before_median"]));
        Assert.Equal("call:function", (string)(await GetAsync($"durations?{Day}&by=scope"))["rows"]![0]!["name"]!);
    }

    [Fact]
    public async Task Unused_AreThingsOfBefore()
    {
        var later = await GetAsync("unused?from=2026-03-02T12:00:00Z&to=2026-03-03T00:00:00Z");

        Assert.Equal(["function Chem:descriptors", "package Chem"], later["rows"]!.AsArray().Select(r => $"{r!["kind"]} {r["id"]}").Order());
        Assert.Empty((await GetAsync($"unused?{Day}"))["rows"]!.AsArray());
    }

    [Theory]
    [InlineData("&group=all", "u1 u2")]
    [InlineData("&group=chemists", "u1")]
    [InlineData("&group=loop", "u1")]
    [InlineData("&group=former", "")]
    [InlineData("&group=none", "")]
    [InlineData("&group=chemists&user=u2", "u1 u2")]
    [InlineData("&group=former&user=u2", "u2")]
    public async Task Groups_AreTheirMembersAtAnyDepth_TogetherWithUsers(string filter, string users)
    {
        var rows = (await GetAsync($"overview/users?{Day}{filter}"))["rows"]!.AsArray();

        Assert.Equal(users, string.Join(' ', rows.Select(r => (string)r!["user_id"]!).Order()));
    }

    [Theory]
    [InlineData("durations?by=user", "by must be function, package or scope, but is 'user'.")]
    [InlineData("unused?thing=user", "but is 'user'.")]
    [InlineData("functions/calls?input=smiles", "input must be name=value or name~part, but is 'smiles'.")]
    [InlineData("functions/calls?sort=inputs", "but is 'inputs'.")]
    [InlineData("packages?points=0", "points must be a whole number from 1 to 50000, but is '0'.")]
    public async Task WrongParameters_AreRefusedByName(string address, string words)
    {
        var answer = await _server.Admin.GetAsync($"/api/v1/usage/{address}", Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "/overview")]
    [InlineData("/nowhere", "/overview")]
    [InlineData("/packages?date=this%20week&packages=Chem,Charts&groups=all", "/packages?period=this%20week&package=Chem&package=Charts")]
    [InlineData("/Functions/executiontime?groups=g1", "/functions?tab=durations&group=g1")]
    public async Task AddressesOfDatagroksApplication_LeadToThePageOfTheTab(string address, string page)
    {
        var answer = await _server.Anonymous.GetAsync($"/apps/usage{address}", Stop);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(page, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Groups_OfAPattern_StandThereByName()
    {
        var groups = (await GetAsync($"clusters?{Day}"))["rows"]!.AsArray().SelectMany(r => r!["groups"]!.AsArray()).Select(g => $"{g!["id"]} {g["name"]}").Distinct();

        Assert.Equal(["all All of us", "chemists chemists", "loop loop"], groups.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<object> Events() =>
    [
        Call("09:00:00Z", "u1", 250, new { inputs = new { smiles = "CCO", depth = 3 }, outputs = new { rows = 12 }, status = "finished" }),
        Call("09:30:00Z", "u1", 250, new { inputs = new { smiles = "CCN" } }),
        Call("10:00:00Z", "u2", 70, new { inputs = new { smiles = "=cc" }, status = "error", error = "no such molecule" }),
        new { timestamp = "2026-03-02T09:10:00Z", scope = "log:info", user_id = "u1", package = "Chem" },
        new { timestamp = "2026-03-02T09:40:00Z", scope = "publish:package", source = "server", user_id = "u1", package = "Chem", payload = new { ms = 1200, version = "1.2.0" } },
        new { timestamp = "2026-03-02T09:50:00Z", scope = "open:menu", user_id = "u1", user_name = "Ann" },
        new { timestamp = "2026-03-02T14:00:00Z", scope = "open:menu", user_id = "u2" },
    ];

    /// <summary>all holds chemists and bob; chemists and loop hold each other; u1 is reached by two paths and left former.</summary>
    private static IEnumerable<object> Groups() =>
    [
        new { timestamp = "2025-12-31T00:00:00Z", scope = "create:group", source = "server", obj_name = "group", obj_id = "all", obj_val = "All of us" },
        Member("add", "all", "group", "chemists"),
        Member("add", "all", "user", "u2"),
        Member("add", "chemists", "user", "u1"),
        Member("add", "all", "user", "u1"),
        Member("add", "chemists", "group", "loop"),
        Member("add", "loop", "group", "chemists"),
        Member("add", "former", "user", "u1"),
        Member("remove", "former", "user", "u1"),
    ];

    private static object Member(string verb, string group, string kind, string member) => new
    {
        timestamp = verb == "add" ? "2026-01-01T00:00:00Z" : "2026-01-02T00:00:00Z",
        scope = $"{verb}:member",
        source = "server",
        obj_name = "group",
        obj_id = group,
        payload = new { member, member_kind = kind },
    };

    private static object Call(string time, string user, int duration, object payload) => new
    {
        timestamp = $"2026-03-02T{time}",
        scope = "call:function",
        user_id = user,
        user_name = user == "u1" ? "Ann" : null,
        package = "Chem",
        function = "Chem:descriptors",
        duration,
        payload,
    };

    private async Task<JsonNode> GetAsync(string address) => JsonNode.Parse(await TextAsync(address))!;

    private async Task<string> TextAsync(string address) => await _server.Admin.GetStringAsync($"/api/v1/usage/{address}", Stop);
}
