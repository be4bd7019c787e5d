using System.Text.Json.Nodes;
using Footfall.TestKit;

namespace Footfall.Server.Tests.RunsApi;

/// <summary>Events whose payload is valid JSON that programs stumble over lose nothing else, wherever payloads are read.</summary>
public sealed class OddEventTests : IAsyncLifetime
{
    private static readonly string Now = DateTimeOffset.UtcNow.AddMinutes(-5).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    private TestServer _server = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        using var ingest = await _server.IngestAsync();
        await _server.SendAsync(ingest, string.Join('\n',
            Event("start:run", "r1", """{"type":"train","inputs":{"n":1e400},"files":[{"name":"o.csv","size":3,"direction":"down","url":"https://x.example/o.csv"},{"name":"a.csv","size":1,"direction":"up"}]}"""),
            Event("update:run", "r2", """{"status":"deployed","n":18446744073709551616}"""),
            Event("fail:run", "r3", """{"error":"no memory","asked":-9223372036854775809}"""),
            Event("fail:run", "r4", """{"error":"\"\\ud800\""}"""),
            Event("start:run", "errors", "{}"),
            Event("start:run", "=sum/1", "{}"),
            Event("start:run", "r5", $$$"""{"inputs":{"a":1,"a":{{{new string('[', 90)}}}{{{new string(']', 90)}}}}}"""),
            $$$"""{"scope":"create:project","timestamp":"{{{Now}}}","source":"server","obj_id":"p1","payload":{"name":"Birds","owner":2000000000000000000000}}""",
            $$$"""{"scope":"add:member","timestamp":"{{{Now}}}","source":"server","obj_name":"team","obj_id":"t1","payload":{"member":99999999999999999999}}""",
            $$$"""{"scope":"update:user","timestamp":"{{{Now}}}","source":"server","obj_id":"u7","payload":{"username":"eve","roles":["owner"],"n":1e999}}""",
            $$$"""{"scope":"use:vscode","timestamp":"{{{Now}}}","source":"server","user_id":"u7","payload":{"app":"VS Code","n":1e999}}"""));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Number_BeyondAllBits_HidesNothingOfARun()
    {
        var (started, told, failed) = (await PageAsync("r1"), await PageAsync("r2"), await PageAsync("r3"));

        Assert.Equal(("train", """{"n":1e400}""", 1, 1), ((string)started["run"]!["type"]!, started["inputs"]!.ToJsonString(), (int)started["run"]!["uploads"]!, (int)started["run"]!["downloads"]!));
        Assert.Equal("deployed", (string)told["run"]!["status"]!);
        Assert.Equal("no memory", (string)failed["error"]!);
    }

    [Theory]
    [InlineData("errors", "=errors")]
    [InlineData("=sum/1", "==sum%2F1")]
    public async Task Id_ThatIsTheNameOfARoute_HasAPageAndALog(string id, string written)
    {
        Assert.Equal(id, (string)(await PageAsync(written))["run"]!["run_id"]!);
        Assert.Empty((await GetAsync($"/api/v1/runs/{written}/log"))["rows"]!.AsArray());
    }

    [Fact]
    public async Task Number_BeyondAllBits_HidesNothingOfEntitiesAndUsers()
    {
        var profile = await _server.ScalarAsync("SELECT tupleElement(max(named), 4), max(tupleElement(first, 4)) FROM entity_facts WHERE kind = 'project' AND id = 'p1'");

        Assert.Equal("Birds\t2000000000000000000000", profile);
        Assert.Equal("99999999999999999999", await _server.ScalarAsync("SELECT DISTINCT member FROM membership_facts WHERE container = 't1'"));
        Assert.Contains("\"eve\"", await _server.Admin.GetStringAsync("/api/v1/activity/user?user=u7", Stop), StringComparison.Ordinal);
        Assert.Contains("VS Code", await _server.Admin.GetStringAsync("/api/v1/activity/apps", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_WithHalfACharacterAmongThem_AreAnswered()
    {
        var errors = (await GetAsync("/api/dashboard/errors"))["errors"]!.AsArray();

        Assert.Equal("\uFFFD", (string)errors.Single(e => (string)e!["fid"]! == "r4")!["error"]!);
    }

    [Fact]
    public async Task Page_OfDeepJsonWithOneMemberTwice_ShowsTheLast() =>
        Assert.Equal($$"""{"a":{{new string('[', 90)}}{{new string(']', 90)}}}""", (await PageAsync("r5"))["inputs"]!.ToJsonString());

    [Fact]
    public async Task Files_ThatLieElsewhere_HaveTheAddressThatWasTold()
    {
        var files = await GetAsync("/api/dashboard/execution/r1/files");

        Assert.Equal(("https://x.example/o.csv", "/files/u7/r1/in/a.csv"), ((string)files["downloads"]![0]!["url"]!, (string)files["uploads"]![0]!["url"]!));
    }

    private Task<JsonNode> PageAsync(string id) => GetAsync($"/api/v1/runs/{id}");

    private async Task<JsonNode> GetAsync(string address) => JsonNode.Parse(await _server.Admin.GetStringAsync(address, Stop), documentOptions: new() { MaxDepth = 200 })!;

    private static string Event(string scope, string run, string payload) =>
        $$"""{"scope":"{{scope}}","timestamp":"{{Now}}","source":"server","run_id":"{{run}}","user_id":"u7","payload":{{payload}}}""";
}
