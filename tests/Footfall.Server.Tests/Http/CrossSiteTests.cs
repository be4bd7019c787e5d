using System.Net;
using Footfall.Server.Tests.Accounts;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Http;

/// <summary>What pages of other sites can ask, and the headers that keep browsers in.</summary>
public sealed class CrossSiteTests : IAsyncLifetime
{
    private const string Page = "https://app.example";

    private TestServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        await _server.Admin.SendAsync("POST", "/api/v1/tokens", $$"""{"name": "shop", "kind": "browser", "origins": ["{{Page}}"]}""");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Preflight_IsAnswered_ForPagesOfBrowserTokens_OnTheCanonicalRouteOnly()
    {
        var allowed = await PreflightAsync("/api/v1/events", Page);
        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Equal(Page, Single(allowed, "Access-Control-Allow-Origin"));
        Assert.False(allowed.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.False((await PreflightAsync("/api/v1/events", "https://evil.example")).Headers.Contains("Access-Control-Allow-Origin"));

        foreach (var route in RouteAccess.All.Where(r => r.Target is not ("/api/v1/events" or "/api/v1/policy" or "/sdk/footfall.js")))
        {
            Assert.False((await PreflightAsync(route.Target, Page)).Headers.Contains("Access-Control-Allow-Origin"), route.Route);
            var asked = await _server.Anonymous.SendAsync(route.Method == "*" ? "GET" : route.Method, route.Target, route.Body, headers: ("Origin", Page));
            Assert.DoesNotContain(asked.Headers, h => h.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Page_MayReadTheAnswerToItsEvents_AndAskNoQuestions()
    {
        var sent = await _server.Anonymous.SendAsync("POST", "/api/v1/events", "[]", headers: ("Origin", Page));
        var asked = await _server.Admin.SendAsync("GET", "/api/v1/events", headers: ("Origin", Page));

        Assert.Equal(Page, Single(sent, "Access-Control-Allow-Origin"));
        Assert.False(asked.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Revoked_NoPageMay()
    {
        await _server.Admin.SendAsync("DELETE", "/api/v1/tokens/shop");
        Assert.False((await PreflightAsync("/api/v1/events", Page)).Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Headers_KeepBrowsersIn()
    {
        foreach (var address in new[] { "/overview", "/api/v1/session", "/healthz", "/api/v1/nowhere" })
        {
            var answer = await _server.Anonymous.SendAsync("GET", address);
            Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", Single(answer, "Content-Security-Policy"));
            Assert.Contains("script-src 'self';", Single(answer, "Content-Security-Policy"));
            Assert.Contains("frame-ancestors 'none'", Single(answer, "Content-Security-Policy"));
            Assert.Equal("nosniff", Single(answer, "X-Content-Type-Options"));
            Assert.Equal("same-origin", Single(answer, "Cross-Origin-Resource-Policy"));
            Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        }
    }

    [Fact]
    public async Task StrictTransport_IsAskedFor_WhereTheProxySaysThatItIsEncrypted()
    {
        await using var server = await TestServer.StartAsync(new() { ["Security:Proxies"] = "127.0.0.1" });

        var encrypted = await server.Anonymous.SendAsync("GET", "/healthz", headers: ("X-Forwarded-Proto", "https"));

        Assert.Equal("max-age=31536000", Single(encrypted, "Strict-Transport-Security"));
    }

    [Fact]
    public async Task Questions_AreLimited_ByAccount_AndEventsAreNot()
    {
        await using var server = await TestServer.StartAsync(new() { ["Limits:AccountRequestsPerSecond"] = "1" });
        using var ingest = await server.IngestAsync();
        using var other = await server.AccountAsync("ana", "analyst");
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 15; i++)
        {
            answers.Add(await server.Admin.SendAsync("GET", "/api/v1/session"));
        }

        var refused = answers.First(a => a.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        Assert.StartsWith("Too many requests at once", (string?)(await refused.JsonAsync())["detail"]);
        Assert.Equal(HttpStatusCode.OK, (await other.SendAsync("GET", "/api/v1/session")).StatusCode);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await ingest.SendAsync("POST", "/api/v1/events", "[]")).StatusCode);
        }
    }

    [Fact]
    public async Task Questions_AreLimited_ByAddress_WhoeverAsks_AndHealthIsNot()
    {
        await using var server = await TestServer.StartAsync(new() { ["Limits:AddressRequestsPerSecond"] = "1", ["Limits:AccountRequestsPerSecond"] = "0" });
        using var browser = new Browser(server.Address);
        using var elsewhere = new Browser(server.Address, "127.0.0.2");
        for (var i = 0; i < 15; i++)
        {
            await server.Anonymous.SendAsync("GET", "/api/v1/session");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await server.Admin.SendAsync("GET", "/api/v1/session")).StatusCode);
        var refused = await browser.SignInAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await server.Anonymous.SendAsync("GET", "/healthz")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Anonymous.SendAsync("GET", "/overview")).StatusCode);
        Assert.True((await elsewhere.SignInAsync()).IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("/api/v1/session", "no-store")]
    [InlineData("/api/v1/nowhere", "no-store")]
    [InlineData("/openapi.json", "no-store")]
    [InlineData("/healthz", "no-store")]
    [InlineData("/v1/traces", "no-store")]
    [InlineData("/overview", "no-cache")]
    public async Task Data_IsKeptByNoCache(string address, string cache) =>
        Assert.Equal(cache, Single(await _server.Admin.SendAsync("GET", address), "Cache-Control"));

    private Task<HttpResponseMessage> PreflightAsync(string address, string origin) =>
        _server.Anonymous.SendAsync("OPTIONS", address, headers: [("Origin", origin), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "authorization,content-type")]);

    private static string Single(HttpResponseMessage answer, string header) => Assert.Single(answer.Headers.GetValues(header));
}
