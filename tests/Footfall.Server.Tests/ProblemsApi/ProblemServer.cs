using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.ProblemsApi;

/// <summary>A server that errors are sent to. Tests of a class share it: each works on a package of its own.</summary>
public sealed class ProblemServer : IAsyncLifetime
{
    public static DateTimeOffset Start { get; } = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.AddHours(-2).ToUnixTimeMilliseconds());

    public TestServer Server { get; private set; } = null!;

    public HttpClient Ingest { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await TestServer.StartAsync();
        Ingest = await Server.IngestAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Ingest.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>An event so many seconds after the start of the tests' time.</summary>
    public static JsonObject Event(string scope, double seconds, object? members = null, object? payload = null)
    {
        var e = JsonSerializer.SerializeToNode(members ?? new { })!.AsObject();
        e["id"] = Guid.NewGuid().ToString();
        e["scope"] = scope;
        e["timestamp"] = Start.AddSeconds(seconds).ToString("O");
        e["source"] ??= "server";
        e["payload"] = JsonSerializer.SerializeToNode(payload ?? new { });
        return e;
    }

    public Task SendAsync(params IEnumerable<JsonObject> events) => Server.SendAsync(Ingest, string.Join('\n', events.Select(e => e.ToJsonString())));

    public async Task<JsonNode> GetAsync(string address, HttpClient? client = null) =>
        JsonNode.Parse(await (client ?? Server.Admin).GetStringAsync(address, TestContext.Current.CancellationToken))!;

    public async Task<List<JsonNode>> RowsAsync(string query, HttpClient? client = null) =>
        [.. (await GetAsync($"/api/v1/problems?{query}", client))["rows"]!.AsArray().Select(r => r!)];

    public async Task<JsonNode> ActAsync(string id, string action, object? body = null, HttpStatusCode expected = HttpStatusCode.OK, HttpClient? client = null)
    {
        using var response = await (client ?? Server.Admin).SendAsync("POST", $"/api/v1/problems/{id}/{action}", JsonSerializer.Serialize(body ?? new { }));
        Assert.True(response.StatusCode == expected, $"{action}: {response.StatusCode} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        return await response.JsonAsync();
    }

    /// <summary>The first column of what SQL answers, joined.</summary>
    public async Task<string> SqlAsync(string statement, HttpClient? client = null)
    {
        using var response = await (client ?? Server.Admin).SendAsync("POST", "/api/v1/sql", JsonSerializer.Serialize(new { sql = statement }));
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, answer);
        return string.Join(' ', JsonNode.Parse(answer)!["data"]!.AsArray().Select(r => $"{r!.AsObject().First().Value}"));
    }

    public async Task<string> StateAsync(string id) => (string)(await GetAsync($"/api/v1/problems/{id}"))["state"]!;
}
