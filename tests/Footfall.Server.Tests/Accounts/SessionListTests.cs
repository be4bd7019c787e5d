using System.Net;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace Footfall.Server.Tests.Accounts;

/// <summary>Sessions of browsers: listed, ended by their owners and by administrators, and by themselves.</summary>
public sealed class SessionListTests
{
    [Fact]
    public async Task Session_IsListed_AndEndsAtOnce()
    {
        await using var server = await TestServer.StartAsync();
        using var here = await SignInAsync(server);
        using var there = await SignInAsync(server);

        var sessions = await ListAsync(here);
        Assert.Equal(2, sessions.Count);
        Assert.Equal([true], sessions.Select(s => (bool)s!["current"]!).Where(c => c));
        Assert.All(sessions, s => Assert.Equal("admin", (string?)s!["login"]));

        var other = (string)sessions.Single(s => !(bool)s!["current"]!)!["id"]!;
        Assert.Equal(HttpStatusCode.NoContent, (await here.SendAsync("DELETE", $"/api/v1/sessions/{other}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.SendAsync("GET", "/api/v1/session")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.SendAsync("GET", "/api/v1/session")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await here.SendAsync("DELETE", $"/api/v1/sessions/{other}")).StatusCode);
    }

    [Fact]
    public async Task SigningOut_EndsTheSessionOnTheServer_NotOnlyTheCookie()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = await SignInAsync(server);
        var cookies = browser.Cookies.GetCookieHeader(server.Address);

        await browser.SendAsync("DELETE", "/api/v1/session");

        var again = await server.Anonymous.SendAsync("GET", "/api/v1/session", headers: ("Cookie", cookies));
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
    }

    [Fact]
    public async Task NewPassword_EndsTheOtherSessions_AndKeepsThisOne()
    {
        await using var server = await TestServer.StartAsync();
        using var here = await SignInAsync(server);
        using var there = await SignInAsync(server);

        Assert.Equal(HttpStatusCode.NoContent, (await here.SendAsync("POST", "/api/v1/session/password", $$"""{"current": "{{TestServer.Password}}", "password": "another good one"}""")).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await here.SendAsync("GET", "/api/v1/session")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.SendAsync("GET", "/api/v1/session")).StatusCode);
    }

    [Fact]
    public async Task OthersSessions_AreForAdministratorsOnly()
    {
        await using var server = await TestServer.StartAsync();
        using var mia = await server.AccountAsync("mia", "member", user: "u1");
        using var admins = await SignInAsync(server);
        var id = (string)(await ListAsync(admins))[0]!["id"]!;

        Assert.Empty(await ListAsync(mia));
        Assert.Equal(HttpStatusCode.Forbidden, (await mia.SendAsync("GET", "/api/v1/sessions?all=true")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await mia.SendAsync("DELETE", $"/api/v1/sessions/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admins.SendAsync("GET", "/api/v1/session")).StatusCode);
    }

    [Fact]
    public async Task Session_SurvivesAStart_AndEndsUnused_AndAfter90DaysInAnyCase()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var server = await TestServer.StartAsync(time: time);
        using var browser = await SignInAsync(server);
        var cookies = browser.Cookies.GetCookieHeader(server.Address);
        server = await server.RestartAsync(time: time);
        await using var _ = server;

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, cookies));
        for (var day = 0; day < 88; day += 8)
        {
            time.AdjustTime(time.GetUtcNow().AddDays(8));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, cookies));
        }

        time.AdjustTime(time.GetUtcNow().AddDays(3));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server, cookies));
    }

    private static async Task<HttpStatusCode> StatusAsync(TestServer server, string cookies) =>
        (await server.Anonymous.SendAsync("GET", "/api/v1/session", headers: ("Cookie", cookies))).StatusCode;

    private static async Task<JsonArray> ListAsync(HttpClient client) => (await (await client.SendAsync("GET", "/api/v1/sessions")).JsonAsync()).AsArray();

    private static async Task<JsonArray> ListAsync(Browser browser) => (await (await browser.SendAsync("GET", "/api/v1/sessions")).JsonAsync()).AsArray();

    private static async Task<Browser> SignInAsync(TestServer server)
    {
        var browser = new Browser(server.Address);
        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync()).StatusCode);
        return browser;
    }
}
