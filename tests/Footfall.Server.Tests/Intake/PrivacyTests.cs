using System.Net;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Intake;

/// <summary>The rules at the door by settings and by HTTP, and the box to try them in.</summary>
public sealed class PrivacyTests
{
    private const string Event = """{"scope":"create:user","timestamp":"2026-01-05T09:00:00.123Z","user_email":"ann@acme.example","payload":{"email":"ann@acme.example","peer":"203.0.113.77","session_key":"x"}}""";

    [Fact]
    public async Task Settings_DecideWhatIsStored_AndTheBoxSaysTheSame()
    {
        await using var server = await TestServer.StartAsync(new() { ["Privacy:Keys"] = "session_key", ["Privacy:Ip"] = "drop", ["Privacy:UserEmail"] = "domain" });
        using var ingest = await server.IngestAsync();
        await server.SendAsync(ingest, Event);

        const string Stored = """{"email":"[mail]@acme.example","peer":"[ip]","session_key":"[key]"}""";
        Assert.Equal($"[mail]@acme.example\t{Stored}", await server.ScalarAsync("SELECT user_email, payload FROM events"));

        var tried = await (await server.Admin.SendAsync("POST", "/api/v1/intake/privacy/test", $$"""{"event":{{Event}}}""")).JsonAsync();
        Assert.Equal(Stored, tried["event"]!["payload"]!.ToJsonString());
        Assert.Equal("[mail]@acme.example", (string?)tried["event"]!["user_email"]);
        Assert.Equal(
            ["user_emails payload.email 1", "ips payload.peer 1", "keys payload.session_key 1", "user_emails user_email 1"],
            tried["hits"]!.AsArray().Select(h => $"{h!["rule"]} {h["place"]} {h["count"]}"));
        Assert.Equal("1", await server.ScalarAsync("SELECT count() FROM events"));

        var rules = await (await server.Admin.SendAsync("GET", "/api/v1/intake/privacy")).JsonAsync();
        Assert.Equal(("drop", "domain", 2, 1), ((string?)rules["ip"], (string?)rules["user_email"], (int)rules["scrubbed"]!["user_emails"]!, (int)rules["scrubbed"]!["ips"]!));
    }

    [Fact]
    public async Task Box_TriesATextByTheStandardRules_AndNamesWhatCannotBeTried()
    {
        await using var server = await TestServer.StartAsync();

        var tried = await TryAsync(server, """{"text":"ann@acme.example from 203.0.113.77, paid with 4111 1111 1111 1111"}""");
        Assert.Equal("[mail] from 203.0.113.0, paid with [card]", (string?)tried["text"]);
        Assert.Equal(["mails", "cards", "ips"], tried["hits"]!.AsArray().Select(h => (string?)h!["rule"]).OrderBy(r => Array.IndexOf(["mails", "cards", "ips"], r)));

        foreach (var (body, message) in new[]
        {
            ("{}", "text or event must be given, and not both"),
            ("""{"text":"x","event":{}}""", "text or event must be given, and not both"),
            ("""{"event":{"scope":"x:y"}}""", "event cannot be taken: timestamp is required"),
            ("""{"event":[]}""", "event cannot be taken: It must be one JSON object."),
        })
        {
            var problem = await (await server.Admin.SendAsync("POST", "/api/v1/intake/privacy/test", body)).ProblemAsync(HttpStatusCode.BadRequest);
            Assert.Contains(message, (string?)problem["detail"], StringComparison.Ordinal);
        }
    }

    private static async Task<JsonNode> TryAsync(TestServer server, string body) => await (await server.Admin.SendAsync("POST", "/api/v1/intake/privacy/test", body)).JsonAsync();
}
