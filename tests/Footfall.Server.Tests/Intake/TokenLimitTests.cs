using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Intake;

/// <summary>Limits of a token's own, by the API and by the command line, before those of the settings.</summary>
public sealed class TokenLimitTests : IDisposable
{
    private const string Two = """[{"scope":"click:element","timestamp":1},{"scope":"click:element","timestamp":2}]""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TokensOwnLimit_StandsBeforeTheSetting()
    {
        var server = await TestServer.StartAsync(new() { ["Limits:EventsPerRequest"] = "1" });
        using var standard = await ClientAsync(server, """{"name":"standard","kind":"ingest"}""");
        using var wide = await ClientAsync(server, """{"name":"wide","kind":"ingest","limits":{"events_per_request":0,"requests_per_second":1}}""");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await standard.SendAsync("POST", "/api/v1/events", Two)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await wide.SendAsync("POST", "/api/v1/events", Two)).StatusCode);
        using var refused = await wide.SendAsync("POST", "/api/v1/events", Two);
        await refused.ProblemAsync(HttpStatusCode.TooManyRequests);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 3);

        var listed = (await (await server.Admin.SendAsync("GET", "/api/v1/tokens")).JsonAsync()).AsArray().Single(t => (string?)t!["name"] == "wide")!["limits"]!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"requests_per_second":1,"events_per_second":null,"bytes_per_second":null,"events_per_request":0,"event_bytes":null}"""), listed), listed.ToJsonString());

        await using var restarted = await server.RestartAsync(new() { ["Limits:EventsPerRequest"] = "1" });
        using var again = restarted.Client(wide.DefaultRequestHeaders.Authorization!);
        Assert.Equal(HttpStatusCode.OK, (await again.SendAsync("POST", "/api/v1/events", Two)).StatusCode);
    }

    [Fact]
    public async Task NegativeLimit_IsNamed()
    {
        await using var server = await TestServer.StartAsync();

        using var answer = await server.Admin.SendAsync("POST", "/api/v1/tokens", """{"name":"x","kind":"ingest","limits":{"event_bytes":-1}}""");

        Assert.Equal("limits.event_bytes must be 0, for no limit, or more.", (string?)(await answer.ProblemAsync(HttpStatusCode.BadRequest))["detail"]);
    }

    [Fact]
    public async Task CommandLine_MakesAndListsLimits_AndRefusesNegativeOnes()
    {
        (await FootfallProgram.RunAsync(["token", "create", "slow", "--ingest", "--max-events-per-second", "100", "--max-event-bytes", "0", "--data", _folder.Path])).Succeeded();

        var listed = (await FootfallProgram.RunAsync(["token", "list", "--data", _folder.Path])).Succeeded();
        Assert.EndsWith("expires never, never used, at most 100 events/s, any bytes an event", listed.Trim(), StringComparison.Ordinal);

        var refused = await FootfallProgram.RunAsync(["token", "create", "bad", "--ingest", "--max-event-bytes", "-1", "--data", _folder.Path]);
        Assert.Contains("--max-event-bytes must be 0, for no limit, or more, but is '-1'.", refused.Failed(2), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Session-Token")]
    [InlineData("Coder-Session-Token")]
    [InlineData("Coder-External-Proxy-Token")]
    public async Task CodersHeaders_CarryTheToken(string header)
    {
        await using var server = await TestServer.StartAsync();
        var token = await server.NewTokenAsync();

        using var taken = await server.Anonymous.SendAsync("POST", "/api/private/metrics/usage/push", """{"source":"ssh","workspace_id":"w"}""", headers: (header, token));
        using var wrong = await server.Anonymous.SendAsync("POST", "/api/private/metrics/usage/push", """{"source":"ssh","workspace_id":"w"}""", headers: (header, "ff_ingest_wrong"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (taken.StatusCode, wrong.StatusCode));
        Assert.Equal(("unauthorized", "There is no such token on this server: it was copied wrongly, or it is of another server. './footfall token create NAME --ingest' makes a new one."), ((string?)(await wrong.JsonAsync())["error"]!["code"], (string?)(await wrong.JsonAsync())["error"]!["msg"]));
        Assert.Equal("use:tunnel\tw", await server.ScalarAsync("SELECT scope, workspace_id FROM events"));
    }

    private static async Task<HttpClient> ClientAsync(TestServer server, string request)
    {
        var made = await (await server.Admin.SendAsync("POST", "/api/v1/tokens", request)).JsonAsync();
        return server.Client(new AuthenticationHeaderValue("Bearer", (string?)made["token"]));
    }
}
