using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Kit;

/// <summary>What is logged: the policy of the server, and rules that overrule it for a time.</summary>
public sealed class CaptureTests : IAsyncLifetime
{
    private const string Rules = "hover:*=drop, move:*=1/10, open:file=mask path obj_val, hover:menu=keep, log:debug=drop";

    private TestServer _server = null!;
    private string _ingest = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(new() { ["Intake:Policy"] = Rules, ["Kit:Policy"] = "hover:*=keep, click:*=drop" });
        _ingest = await _server.NewTokenAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Policy_DropsSharesAndMasks_TheMostExactLineCounts()
    {
        await SendAsync(Lines("hover:point", 20).Concat(Lines("hover:menu", 3)).Concat(Lines("move:point", 1000)));
        await SendAsync(["""{"id": "f1", "scope": "open:file", "timestamp": "2026-03-02T10:00:00Z", "user_id": "u1", "obj_val": "C:/secret", "payload": {"path": "C:/secret", "size": 7}}"""]);

        var events = await EventsAsync("fields=id");
        var byScope = events.GroupBy(e => (string)e["scope"]!).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(3, byScope["hover:menu"]);
        Assert.False(byScope.ContainsKey("hover:point"));
        Assert.InRange(byScope["move:point"], 60, 145);
        var file = events.Single(e => (string)e["scope"]! == "open:file");
        Assert.Equal("[masked]", (string)file["obj_val"]!);
        Assert.DoesNotContain("secret", file.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(7, (int)JsonNode.Parse((string)file["payload"]!)!["size"]!);
        var told = await (await _server.Admin.SendAsync("GET", "/api/v1/captures")).JsonAsync();
        Assert.Equal(20, (int)told["dropped"]!["hover"]!);
        Assert.Equal(1000 - byScope["move:point"], (int)told["dropped"]!["move"]!);
    }

    [Fact]
    public async Task ARepeat_HasTheSameFate()
    {
        await SendAsync(Lines("move:point", 200));
        var before = (await EventsAsync("")).Count;
        await SendAsync(Lines("move:point", 200));

        Assert.Equal(before, (await EventsAsync("")).Count);
    }

    [Fact]
    public async Task Rule_KeepsEverythingOfAUser_ForItsTime()
    {
        var made = await MakeAsync("""{"reason": "Ann's lost drawings", "user_id": "u1", "minutes": 30}""");
        var now = DateTimeOffset.UtcNow;
        await SendAsync([Line("a", "hover:point", "u1", now.AddSeconds(5)), Line("b", "hover:point", "u2", now.AddSeconds(5)), Line("c", "hover:point", "u1", now.AddMinutes(-5)), Line("d", "hover:point", "u1", now.AddMinutes(31))]);

        Assert.Equal(1, (await EventsAsync("period=24h")).Count(e => (string)e["scope"]! == "hover:point"));
        var told = await (await _server.Admin.SendAsync("GET", "/api/v1/captures")).JsonAsync();
        Assert.Equal((true, 1), ((bool)told["rules"]![0]!["holds"]!, (int)told["rules"]![0]!["events"]!));

        Assert.Equal(HttpStatusCode.NoContent, (await _server.Admin.SendAsync("DELETE", $"/api/v1/captures/{made["id"]}")).StatusCode);
        await SendAsync([Line("e", "hover:point", "u1", DateTimeOffset.UtcNow.AddSeconds(5))]);
        Assert.Equal(1, (await EventsAsync("period=24h")).Count(e => (string)e["scope"]! == "hover:point"));
        await (await _server.Admin.SendAsync("DELETE", $"/api/v1/captures/{made["id"]}")).ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Rule_IsOver_WhenItHasItsEvents()
    {
        await MakeAsync("""{"reason": "a little", "user_id": "u1", "minutes": 30, "max_events": 3}""");
        var soon = DateTimeOffset.UtcNow.AddSeconds(5);
        Assert.Single((await PolicyOfAsync(Statement("u1", _ingest, DateTimeOffset.UtcNow.AddHours(1))))["capture"]!.AsArray());

        await SendAsync(Enumerable.Range(0, 5).Select(i => Line(string.Create(CultureInfo.InvariantCulture, $"h{i}"), "hover:point", "u1", soon)));

        Assert.Equal(3, (await EventsAsync("period=24h")).Count(e => (string)e["scope"]! == "hover:point"));
        var told = await (await _server.Admin.SendAsync("GET", "/api/v1/captures")).JsonAsync();
        var rule = told["rules"]![0]!;
        Assert.Equal((3, 3, true, false), ((int)rule["events"]!, (int)rule["max_events"]!, (bool)rule["full"]!, (bool)rule["holds"]!));
        Assert.Equal(2, (int)told["dropped"]!["hover"]!);
        Assert.Empty((await PolicyOfAsync(Statement("u1", _ingest, DateTimeOffset.UtcNow.AddHours(1))))["capture"]!.AsArray());
    }

    [Fact]
    public async Task Events_OfARule_AreCountedOn_AfterAStart()
    {
        var rule = await MakeAsync("""{"reason": "a little", "minutes": 30, "max_events": 3}""");
        Assert.Equal(10_000, (int)(await MakeAsync("""{"reason": "more", "user_id": "u7", "minutes": 1}"""))["max_events"]!);
        var soon = DateTimeOffset.UtcNow.AddSeconds(5);
        await SendAsync([Line("h1", "hover:point", "u1", soon), Line("h2", "hover:point", "u1", soon)]);

        _server = await _server.RestartAsync(new() { ["Intake:Policy"] = Rules });
        await SendAsync([Line("h3", "hover:point", "u1", soon), Line("h4", "hover:point", "u1", soon)]);

        Assert.Equal(3, (await EventsAsync("period=24h")).Count(e => (string)e["scope"]! == "hover:point"));
        var told = (await (await _server.Admin.SendAsync("GET", "/api/v1/captures")).JsonAsync())["rules"]!.AsArray().Single(r => (int)r!["id"]! == (int)rule["id"]!)!;
        Assert.Equal((3, true), ((int)told["events"]!, (bool)told["full"]!));
    }

    [Fact]
    public async Task Pages_AreToldWhatIsNotStored_AndTheRulesThatHold_ThoseOfAUserOnlyToThatUser()
    {
        await MakeAsync("""{"reason": "all of Chem", "scopes": ["log:*", "select:*"], "package": "Chem", "minutes": 10}""");
        await MakeAsync("""{"reason": "Ann", "user_id": "u1", "level": "info", "minutes": 10}""");

        var all = await (await _server.Anonymous.SendAsync("GET", "/api/v1/policy")).JsonAsync();
        var ann = await PolicyOfAsync(Statement("u1", _ingest, DateTimeOffset.UtcNow.AddHours(1)));

        Assert.Equal("""{"hover:*":false,"click:*":false,"log:debug":false,"hover:menu":true}""", all["scopes"]!.ToJsonString());
        Assert.Equal("Chem", (string)Assert.Single(all["capture"]!.AsArray())!["package"]!);
        Assert.Equal(["log:*", "select:*"], all["capture"]![0]!["scopes"]!.AsObject().Select(s => s.Key));
        Assert.InRange((int)all["capture"]![0]!["seconds"]!, 570, 600);
        Assert.Equal(2, ann["capture"]!.AsArray().Count);
        Assert.Single((await PolicyOfAsync(Statement("u2", _ingest, DateTimeOffset.UtcNow.AddHours(1))))["capture"]!.AsArray());
        Assert.Single((await PolicyOfAsync(Statement("u1", _ingest, DateTimeOffset.UtcNow.AddHours(-1))))["capture"]!.AsArray());
        Assert.Single((await PolicyOfAsync(Statement("u1", "another", DateTimeOffset.UtcNow.AddHours(1))))["capture"]!.AsArray());
        Assert.Single((await PolicyOfAsync("nonsense"))["capture"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"minutes": 5}""", "reason must be a text of 1 to 200 characters.")]
    [InlineData("""{"reason": "x", "minutes": 0}""", "minutes must be a whole number from 1 to 10080, but is '0'.")]
    [InlineData("""{"reason": "x", "max_events": 0}""", "max_events must be a whole number from 1 to 10000000, but is '0'.")]
    [InlineData("""{"reason": "x", "scopes": ["everything"]}""", "scopes must be at most 20 of the form verb:object, with * for either, for example log:*.")]
    [InlineData("""{"reason": "x", "level": "loud"}""", "level must be debug, info, warning or error, but is 'loud'.")]
    public async Task WrongRules_AreRefusedByName(string body, string words)
    {
        var problem = await (await _server.Admin.SendAsync("POST", "/api/v1/captures", body)).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal(words, (string)problem["detail"]!);
    }

    private static IEnumerable<string> Lines(string scope, int count) => Enumerable.Range(0, count)
        .Select(i => Line(string.Create(CultureInfo.InvariantCulture, $"{scope}-{i}"), scope, "u1", new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero).AddSeconds(i)));

    private static string Line(string id, string scope, string user, DateTimeOffset time) =>
        $$"""{"id": "{{id}}", "scope": "{{scope}}", "user_id": "{{user}}", "timestamp": "{{time:O}}"}""";

    private static string Statement(string user, string token, DateTimeOffset expires)
    {
        var signed = $"{Encode("""{"alg":"HS256"}""")}.{Encode($$"""{"sub":"{{user}}","exp":{{expires.ToUnixTimeSeconds()}}}""")}";
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        return $"{signed}.{System.Buffers.Text.Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.ASCII.GetBytes(key), Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private async Task<JsonNode> MakeAsync(string body) => await (await _server.Admin.SendAsync("POST", "/api/v1/captures", body)).JsonAsync();

    private async Task<JsonNode> PolicyOfAsync(string statement)
    {
        using var body = new StringContent(statement, Encoding.UTF8, "text/plain");
        return JsonNode.Parse(await (await _server.Anonymous.PostAsync("/api/v1/policy", body, Stop)).Content.ReadAsStringAsync(Stop))!;
    }

    private async Task SendAsync(IEnumerable<string> lines)
    {
        using var ingest = _server.Client(new AuthenticationHeaderValue("Bearer", _ingest));
        await _server.SendAsync(ingest, string.Join('\n', lines));
    }

    private async Task<List<JsonNode>> EventsAsync(string query)
    {
        var answer = await (await _server.Admin.SendAsync("GET", $"/api/v1/events?{(query.StartsWith("period", StringComparison.Ordinal) ? "from=2026-03-02T00:00:00Z&to=2100-01-01T00:00:00Z" : "from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z")}&limit=1000")).JsonAsync();
        return [.. (answer["events"] ?? answer["rows"])!.AsArray().Select(e => e!)];
    }
}
