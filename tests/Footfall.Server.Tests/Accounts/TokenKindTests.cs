using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Accounts;

/// <summary>Tokens of the four kinds: who makes them, what they may do, and what they may not.</summary>
public sealed class TokenKindTests : IAsyncLifetime
{
    private const string Event = """{"scope": "click:element", "timestamp": "2026-01-05T09:00:00Z", "source": "server", "user_id": "u1", "user_name": "ann", "obj_id": "7"}""";

    private TestServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task PersonalToken_ActsAsItsAccount_AsLongAsThatIs()
    {
        using var ana = await _server.AccountAsync("ana", "analyst");
        using var token = await TokenAsync(ana, """{"name": "script", "kind": "personal"}""");

        Assert.Equal(HttpStatusCode.OK, (await token.SendAsync("GET", "/api/v1/events")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await token.SendAsync("GET", "/api/v1/intake")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await token.SendAsync("GET", "/api/v1/accounts")).StatusCode);
        Assert.Equal("ana", (string?)(await (await token.SendAsync("GET", "/api/v1/session")).JsonAsync())["login"]);

        await _server.Admin.SendAsync("PUT", "/api/v1/accounts/ana", """{"login": "ana", "role": "member"}""");
        Assert.Equal(HttpStatusCode.Forbidden, (await token.SendAsync("GET", "/api/v1/events")).StatusCode);
        await _server.Admin.SendAsync("DELETE", "/api/v1/accounts/ana");
        Assert.Equal(HttpStatusCode.Unauthorized, (await token.SendAsync("GET", "/api/v1/session")).StatusCode);
    }

    [Theory]
    [InlineData("read", HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("send", HttpStatusCode.Forbidden, HttpStatusCode.Created, HttpStatusCode.Forbidden)]
    [InlineData("administrate", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK)]
    public async Task PersonalToken_HasTheRightsItNames(string right, HttpStatusCode read, HttpStatusCode send, HttpStatusCode administrate)
    {
        using var token = await TokenAsync(_server.Admin, $$"""{"name": "narrow", "kind": "personal", "scopes": ["{{right}}"]}""");

        Assert.Equal(read, (await token.SendAsync("GET", "/api/v1/events")).StatusCode);
        Assert.Equal(send, (await token.SendAsync("POST", "/api/events", """{"timestamp": "2024-06-03T12:00:00Z"}""")).StatusCode);
        Assert.Equal(administrate, (await token.SendAsync("GET", "/api/v1/tokens")).StatusCode);
        Assert.Equal(administrate == HttpStatusCode.OK ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await token.SendAsync("POST", "/api/v1/tokens", """{"name": "wide", "kind": "personal"}""")).StatusCode);
        if (read != HttpStatusCode.OK)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await token.SendAsync("GET", "/api/events")).StatusCode);
        }
    }

    [Fact]
    public async Task SqlToken_SendsNothing_AndReadsNothingElse()
    {
        using var token = await TokenAsync(_server.Admin, """{"name": "bi", "kind": "sql"}""");

        foreach (var (method, address) in new[] { ("GET", "/api/v1/events"), ("GET", "/api/events"), ("GET", "/api/v1/accounts"), ("POST", "/api/v1/events"), ("POST", "/v1/logs"), ("POST", "/intake/vector"), ("POST", "/api/events"), ("POST", "/api/private/metrics/usage/push"), ("GET", "/api/v1/session") })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await token.SendAsync(method, address, method == "POST" ? "[]" : null)).StatusCode);
        }
    }

    [Fact]
    public async Task BrowserToken_SendsFromItsPagesOnly_AndSaysNeitherWhoNorServer()
    {
        using var token = await TokenAsync(_server.Admin, """{"name": "shop", "kind": "browser", "origins": ["https://app.example"]}""");

        var nowhere = await (await token.SendAsync("POST", "/api/v1/events", Event)).ProblemAsync(HttpStatusCode.Forbidden);
        var elsewhere = await (await token.SendAsync("POST", "/api/v1/events", Event, headers: ("Origin", "https://evil.example"))).ProblemAsync(HttpStatusCode.Forbidden);
        var otherWay = await token.SendAsync("POST", "/intake/vector", Event, headers: ("Origin", "https://app.example"));
        var sent = await token.SendAsync("POST", "/api/v1/events", $"[{Event}, {Event.Replace("click:element", "create:job")}, {Event.Replace("click:element", "send:working_time")}]", headers: ("Origin", "https://app.example"));

        Assert.StartsWith("A browser token is for web pages", (string?)nowhere["detail"]);
        Assert.Equal("Pages of https://evil.example may not use this token; it is for https://app.example.", (string?)elsewhere["detail"]);
        Assert.Equal(HttpStatusCode.Forbidden, otherWay.StatusCode);
        var answer = await sent.JsonAsync();
        Assert.Equal(1, (int)answer["accepted"]!);
        Assert.Equal(["scope_not_allowed", "scope_not_allowed"], answer["rejected"]!.AsArray().Select(r => (string)r!["reason"]!));
        Assert.Equal("client\t\t\t7", await _server.ScalarAsync("SELECT source, user_id, user_name, obj_id FROM events"));
        Assert.Equal(HttpStatusCode.Forbidden, (await token.SendAsync("GET", "/api/v1/events", headers: ("Origin", "https://app.example"))).StatusCode);
    }

    [Fact]
    public async Task Scopes_NarrowWhatIsSent_ByEveryProtocol()
    {
        using var token = await TokenAsync(_server.Admin, """{"name": "narrow", "kind": "ingest", "scopes": ["create:*", "*:job"]}""");

        var canonical = await (await token.SendAsync("POST", "/api/v1/events", $"[{Event}, {Event.Replace("click:element", "create:task")}]")).JsonAsync();
        var vector = await (await token.SendAsync("POST", "/intake/vector", $"[{Event}, {Event.Replace("click:element", "save:job")}]")).JsonAsync();
        var cvat = await token.SendAsync("POST", "/api/events", """{"timestamp": "2024-06-03T12:00:00Z", "events": [{"scope": "click:element", "timestamp": "2024-06-03T12:00:00Z"}]}""");
        var otlp = await (await token.SendAsync("POST", "/v1/logs", """{"resourceLogs": [{"scopeLogs": [{"logRecords": [{"timeUnixNano": "1767603600000000000", "body": {"stringValue": "x"}}]}]}]}""")).JsonAsync();
        var coder = await token.SendAsync("POST", "/api/private/metrics/usage/push", """{"source": "ssh", "workspace_id": "w", "user_id": "u"}""");

        Assert.Equal("This token may not send click:element; its scopes are create:*, *:job.", (string?)canonical["rejected"]![0]!["message"]);
        Assert.Equal((1, 1), ((int)canonical["accepted"]!, (int)vector["accepted"]!));
        Assert.Equal(HttpStatusCode.BadRequest, cvat.StatusCode);
        Assert.Equal("1", (string?)otlp["partialSuccess"]!["rejectedLogRecords"]);
        Assert.Equal(HttpStatusCode.BadRequest, coder.StatusCode);
        Assert.Equal("create:task\nsave:job", await _server.ScalarAsync("SELECT scope FROM events ORDER BY scope"));
    }

    [Fact]
    public async Task IdPrefix_StandsBeforeEveryId()
    {
        using var token = await TokenAsync(_server.Admin, """{"name": "second", "kind": "ingest", "id_prefix": "b-"}""");

        await token.SendAsync("POST", "/api/v1/events", """{"scope": "create:job", "timestamp": 1, "org_id": 1, "org_slug": "acme", "user_id": "u", "project_id": 2, "task_id": 3, "job_id": 4, "obj_id": 4, "session_id": "s", "run_id": "r", "workspace_id": "w", "agent": "a"}""");

        Assert.Equal("b-1\tacme\tb-u\tb-2\tb-3\tb-4\tb-4\tb-s\tb-r\tb-w\tb-a", await _server.ScalarAsync("SELECT org_id, org_slug, user_id, project_id, task_id, job_id, obj_id, session_id, run_id, workspace_id, agent FROM events"));
    }

    [Fact]
    public async Task Accounts_MakeAndSeeTheirOwnTokensOnly()
    {
        using var mia = await _server.AccountAsync("mia", "member", user: "u1");
        using var max = await _server.AccountAsync("max", "member", user: "u2");
        using var own = await TokenAsync(mia, """{"name": "mia's", "kind": "personal"}""");
        await _server.NewTokenAsync("server's");

        Assert.Equal(["mia's"], await NamesAsync(mia));
        Assert.Equal([], await NamesAsync(max));
        Assert.Equal(["mia's", "server's"], (await NamesAsync(_server.Admin)).Order());
        Assert.Equal(HttpStatusCode.NotFound, (await max.SendAsync("DELETE", "/api/v1/tokens/mia's")).StatusCode);
        foreach (var kind in new[] { "ingest", "browser" })
        {
            await (await mia.SendAsync("POST", "/api/v1/tokens", $$"""{"name": "x", "kind": "{{kind}}"}""")).ProblemAsync(HttpStatusCode.Forbidden);
        }

        var other = await (await mia.SendAsync("POST", "/api/v1/tokens", """{"name": "x", "kind": "personal", "account": "max"}""")).ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Equal("account must be your own login, but is 'max'.", (string?)other["detail"]);
        Assert.Equal(HttpStatusCode.NoContent, (await mia.SendAsync("DELETE", "/api/v1/tokens/mia's")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await own.SendAsync("GET", "/api/v1/session")).StatusCode);
    }

    [Fact]
    public async Task WrongRequests_NameEveryMistake()
    {
        foreach (var (body, detail) in new[]
        {
            ("""{"name": "x", "kind": "browser"}""", "origins must be 1 to 100 origins of pages that may use the token, for example https://app.example."),
            ("""{"name": "x", "kind": "browser", "origins": ["https://app.example/path"]}""", "origins must be a scheme and a host, and a port where it is not the usual one, for example https://app.example, but one is 'https://app.example/path'."),
            ("""{"name": "x", "kind": "ingest", "origins": ["https://a.example"]}""", "origins are for browser tokens only."),
            ("""{"name": "x", "kind": "ingest", "scopes": ["Create"]}""", "scopes must have the form verb:object, with * for either, for example create:*, but one is 'Create'."),
            ("""{"name": "x", "kind": "personal", "scopes": ["all"]}""", "scopes must be read, send or administrate, but one is 'all'."),
            ("""{"name": "x", "kind": "personal", "account": "nobody"}""", "account must be the login of an account, but is 'nobody'."),
            ("""{"name": "x", "kind": "sql", "id_prefix": "a"}""", "id_prefix is for tokens that send events."),
        })
        {
            Assert.Equal(detail, (string?)(await (await _server.Admin.SendAsync("POST", "/api/v1/tokens", body)).ProblemAsync(HttpStatusCode.BadRequest))["detail"]);
        }
    }

    [Fact]
    public async Task LastUse_IsKnown_AndSurvivesAStop()
    {
        using var token = await TokenAsync(_server.Admin, """{"name": "used", "kind": "ingest"}""");
        Assert.Null((await EntryAsync(_server))["last_used"]);
        await token.SendAsync("POST", "/api/v1/events", "[]");
        var used = (string?)(await EntryAsync(_server))["last_used"];
        Assert.NotNull(used);

        _server = await _server.RestartAsync(password: TestServer.Password);
        Assert.Equal(used, (string?)(await EntryAsync(_server))["last_used"]);
    }

    private static async Task<JsonNode> EntryAsync(TestServer server) => (await (await server.Admin.SendAsync("GET", "/api/v1/tokens")).JsonAsync())[0]!;

    private static async Task<IEnumerable<string>> NamesAsync(HttpClient client) =>
        (await (await client.SendAsync("GET", "/api/v1/tokens")).JsonAsync()).AsArray().Select(t => (string)t!["name"]!);

    private async Task<HttpClient> TokenAsync(HttpClient maker, string body)
    {
        var made = await maker.SendAsync("POST", "/api/v1/tokens", body);
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        return _server.Client(new AuthenticationHeaderValue("Bearer", (string?)(await made.JsonAsync())["token"]));
    }
}
