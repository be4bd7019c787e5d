using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Accounts;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Http;

/// <summary>The API's document against the routes: who may use them, what they take, what they answer.</summary>
public sealed class ApiContractTests(SharedServer shared) : IClassFixture<SharedServer>
{
    /// <summary>Operations for which nobody has to be known. A new one is a decision, to be written down here.</summary>
    private static readonly string[] Open =
        ["GET /healthz", "HEAD /healthz", "GET /readyz", "HEAD /readyz", "POST /api/v1/session", "POST /api/v1/session/link", "POST /api/auth/login", "POST /api/auth/logout", "POST /login", "POST /api/login", "GET /sdk/{file}", "HEAD /sdk/{file}", "GET /api/v1/policy", "POST /api/v1/policy"];

    private static readonly string[] Everybody = ["400", "401", "403", "413", "415", "429", "503"];

    [Fact]
    public async Task EveryOperation_SaysItsCredentials_OrIsOneOfTheOpenOnes()
    {
        var document = await DocumentAsync();
        var schemes = document["components"]!["securitySchemes"]!.AsObject().Select(s => s.Key).ToHashSet();
        foreach (var (name, operation) in Operations(document))
        {
            var named = (operation["security"]?.AsArray() ?? []).SelectMany(s => s!.AsObject().Select(x => x.Key)).ToList();
            Assert.True(named.Count > 0 != Open.Contains(name), $"{name} names {named.Count} ways to sign in.");
            Assert.Subset(schemes, named.ToHashSet());
        }

        Assert.Equal(["basic", "bearer", "coder", "session"], schemes.Order());
    }

    [Fact]
    public async Task EveryOperationThatIsNotOpen_Lists401And403And429()
    {
        foreach (var (name, operation) in Operations(await DocumentAsync()).Where(o => !Open.Contains(o.Name)))
        {
            foreach (var status in new[] { "401", "403", "429" })
            {
                Assert.True(operation["responses"]![status] is not null, $"{name} does not list {status}.");
            }
        }
    }

    [Fact]
    public async Task EveryQuestion_ListsWrongParametersAndAStoreThatFails_AsProblems()
    {
        var questions = Operations(await DocumentAsync()).Where(o => o.Operation["parameters"]?.AsArray().Any(p => (string?)p!["name"] == "period") == true).ToList();
        Assert.True(questions.Count > 15);
        foreach (var (name, operation) in questions)
        {
            foreach (var status in new[] { "400", "401", "403" })
            {
                Assert.True(operation["responses"]![status]?["content"]?["application/problem+json"] is not null, $"{name} does not list {status} as a problem.");
            }
        }

        Assert.NotNull(questions.Single(q => q.Name == "GET /api/v1/events").Operation["responses"]!["503"]);
    }

    /// <summary>What each kind of caller is answered, which <see cref="RouteAccessTests"/> finds to be true, is listed.</summary>
    [Fact]
    public async Task EveryAnswerOfARoute_IsListed()
    {
        var operations = Operations(await DocumentAsync()).ToDictionary(o => o.Name, o => o.Operation);
        var missing = new List<string>();
        foreach (var route in RouteAccess.All)
        {
            if (operations.TryGetValue(route.Route.Replace(":guid", ""), out var operation))
            {
                missing.AddRange(new[] { route.Nobody, route.Ingest, route.Member, route.Admin }.Distinct().Where(s => operation["responses"]![$"{s}"] is null).Select(s => $"{route.Route}: {s}"));
            }
        }

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("/api/v1/events", "application/json application/x-ndjson application/ndjson application/jsonl text/plain application/octet-stream application/x-www-form-urlencoded", "200 422", "application/problem+json")]
    [InlineData("/intake/vector", "application/json application/x-ndjson text/plain", "200", "application/problem+json")]
    [InlineData("/api/events", "application/json", "201 404", "application/vnd.cvat+json")]
    [InlineData("/v1/logs", "application/x-protobuf application/json", "200", "application/json application/x-protobuf")]
    [InlineData("/api/private/metrics/usage/push", "application/json", "200 422", "application/json")]
    [InlineData("/api/v2/workspaceproxies/me/app-stats", "application/json", "204 422", "application/json")]
    public async Task EveryIntakeRoute_SaysWhatItTakesAndAnswers(string path, string bodies, string statuses, string refusals)
    {
        var operation = (await DocumentAsync())["paths"]![path]!["post"]!;

        Assert.Equal(bodies.Split(' ').Order(), Names(operation["requestBody"]!["content"]!));
        Assert.Equal(Everybody.Concat(statuses.Split(' ')).Order(), Names(operation["responses"]!));
        foreach (var status in Everybody.Where(s => s != "400"))
        {
            Assert.Equal(refusals.Split(' ').Order(), Names(operation["responses"]![status]!["content"]!));
        }
    }

    [Fact]
    public async Task CanonicalIntake_Lists400_AsReplyAndAsProblem()
    {
        var content = (await DocumentAsync())["paths"]!["/api/v1/events"]!["post"]!["responses"]!["400"]!["content"]!;
        Assert.Equal("#/components/schemas/RecordReply", (string?)content["application/json"]!["schema"]!["$ref"]);
        Assert.Equal("#/components/schemas/ProblemDetails", (string?)content["application/problem+json"]!["schema"]!["$ref"]);

        var reply = await shared.Ingest.SendAsync("POST", "/api/v1/events", "{}");
        Assert.Equal((HttpStatusCode.BadRequest, "application/json"), (reply.StatusCode, reply.Content.Headers.ContentType!.MediaType));
        await (await shared.Ingest.SendAsync("POST", "/api/v1/events", "[")).ProblemAsync(HttpStatusCode.BadRequest);
    }

    /// <summary>Every member of the schema is known to the intake: nothing but the payload ends up in the payload.</summary>
    [Fact]
    public async Task CanonicalEvent_HasTheMembersThatTheIntakeKnows()
    {
        var schema = (await DocumentAsync())["components"]!["schemas"]!["CanonicalEvent"]!;
        var sent = new JsonObject();
        foreach (var (name, member) in schema["properties"]!.AsObject())
        {
            sent[name] = name switch
            {
                "timestamp" => "2026-01-05T09:00:00Z",
                "scope" => "contract:test",
                "source" => (string?)member!["enum"]![1],
                "count" or "duration" => 7,
                "payload" => new JsonObject { ["only"] = true },
                _ => "7",
            };
        }

        var answer = await shared.Ingest.SendAsync("POST", "/api/v1/events", sent.ToJsonString());

        Assert.Equal("""{"accepted":1,"duplicates":0,"rejected":[]}""", (await answer.JsonAsync()).ToJsonString(JsonSerializerOptions.Default));
        var stored = (await (await shared.Server.Admin.SendAsync("GET", "/api/v1/events?period=all&scope=contract:test")).JsonAsync())["rows"]![0]!.AsObject();
        Assert.Equal("""{"only":true}""", (string?)stored["payload"]);
        foreach (var name in sent.Select(m => m.Key).Except(["timestamp", "id", "payload", "scope", "source"]))
        {
            Assert.Equal("7", stored[name]?.ToJsonString().Trim('"'));
        }
    }

    private static IEnumerable<(string Name, JsonNode Operation)> Operations(JsonNode document) =>
        document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(m => ($"{m.Key.ToUpperInvariant()} {p.Key}", m.Value!)));

    private static IEnumerable<string> Names(JsonNode node) => node.AsObject().Select(m => m.Key).Order();

    private async Task<JsonNode> DocumentAsync() => await (await shared.Server.Admin.SendAsync("GET", "/openapi.json")).JsonAsync();
}
