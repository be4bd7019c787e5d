using System.Net;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Accounts;

/// <summary>Signing in with a browser: the cookie, what other sites may not do with it, plain HTTP, signing out.</summary>
public sealed class SessionTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Batch = """{"events": [], "timestamp": "2024-06-03T12:00:00Z"}""";

    private TestServer Server => shared.Server;

    [Fact]
    public async Task Cookie_IsHttpOnlyAndSameSite_AndWithoutTheHostPrefixOverPlainHttp()
    {
        using var browser = new Browser(Server.Address);

        var answer = await browser.SignInAsync();

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("footfall=", cookie);
        Assert.Contains("; httponly", cookie);
        Assert.Contains("; samesite=lax", cookie);
        Assert.Contains("; path=/", cookie);
        Assert.DoesNotContain("secure", cookie);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/session")).StatusCode);
    }

    [Fact]
    public async Task Cookie_OverHttps_HasTheHostPrefixAndIsSecure()
    {
        await using var server = await TestServer.StartAsync(new() { ["Security:Proxies"] = "127.0.0.1" });

        var answer = await server.Anonymous.SendAsync("POST", "/api/v1/session", Credentials(), headers: [("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.9")]);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-footfall=", cookie);
        Assert.Contains("; secure", cookie);
        Assert.DoesNotContain("domain=", cookie);
    }

    [Theory]
    [InlineData("admin", "wrong")]
    [InlineData("nobody", TestServer.Password)]
    [InlineData("", "")]
    public async Task WrongLoginAndWrongPassword_AreTheSameToTheCaller(string login, string password)
    {
        using var browser = new Browser(Server.Address, "127.0.0.9");

        var problem = await (await browser.SignInAsync(password, login)).ProblemAsync(HttpStatusCode.Unauthorized);

        Assert.Equal("Login or password is wrong.", (string?)problem["detail"]);
        Assert.Equal(0, browser.Cookies.Count);
    }

    [Fact]
    public async Task SignOut_TakesTheCookieAway()
    {
        using var browser = new Browser(Server.Address);
        await browser.SignInAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await browser.SendAsync("DELETE", "/api/v1/session")).StatusCode);

        Assert.Equal(0, browser.Cookies.Count);
        await (await browser.GetAsync("/api/v1/session")).ProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Sec-Fetch-Site", "none", true)]
    [InlineData("Origin", "https://evil.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Origin", "http://HOST", true)]
    [InlineData("Origin", "http://HOST.evil.example", false)]
    public async Task Cookie_ChangesSomethingOnlyFromAPageOfThisServer(string? header, string? value, bool taken)
    {
        using var browser = new Browser(Server.Address);
        await browser.SignInAsync();
        (string, string)[] headers = header is null ? [] : [(header, value!.Replace("HOST", Server.Address.Authority))];

        var made = await browser.SendBareAsync("POST", "/api/v1/tokens", """{"name": "x", "kind": "ingest"}""", headers);
        var posted = await browser.SendBareAsync("POST", "/api/events", Batch, headers);

        Assert.Equal(taken ? (HttpStatusCode.OK, HttpStatusCode.Created) : (HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (made.StatusCode, posted.StatusCode));
        if (!taken)
        {
            Assert.Equal("CSRF Failed: the request comes from another site.", (string?)(await made.ProblemAsync(HttpStatusCode.Forbidden))["detail"]);
            Assert.Equal("""{"detail":"CSRF Failed: the request comes from another site."}""", (await posted.JsonAsync()).ToJsonString());
        }
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    public async Task Credentials_ThatNoBrowserAdds_WorkFromAnywhere(string origin)
    {
        var made = await Server.Admin.SendAsync("POST", "/api/v1/tokens", """{"name": "x", "kind": "ingest"}""", headers: [("Origin", origin), ("Sec-Fetch-Site", "cross-site")]);

        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("X-Forwarded-Proto", "http")]
    [InlineData("X-Forwarded-Host", "footfall.example")]
    [InlineData("X-Real-IP", "203.0.113.9")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("X-Forwarded-Proto", "https")]
    public async Task SignIn_OverPlainHttpFromElsewhere_IsRefusedWithWhatWouldHelp(string header, string value)
    {
        foreach (var (address, body) in new[] { ("/api/v1/session", Credentials()), ("/api/v1/session/link", """{"token": "x"}""") })
        {
            var problem = await (await Server.Anonymous.SendAsync("POST", address, body, headers: (header, value))).ProblemAsync(HttpStatusCode.Forbidden);

            Assert.Equal(
                "Signing in over plain HTTP would send the password readable through the network. Serve https:// (settings Urls and Tls:Certificate), "
                + "put a proxy with TLS in front and name it in Security:Proxies, or set Security:PlainHttp to allow if this network is trusted.",
                (string?)problem["detail"]);
        }
    }

    [Fact]
    public async Task SignIn_OverPlainHttpFromElsewhere_WorksWhereTheSettingAllowsIt()
    {
        await using var server = await TestServer.StartAsync(new() { ["Security:PlainHttp"] = "allow" });

        var answer = await server.Anonymous.SendAsync("POST", "/api/v1/session", Credentials(), headers: ("X-Forwarded-For", "203.0.113.9"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Password_IsChangedWithTheCurrentOne_AndEndsWhatBasicRemembered()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = new Browser(server.Address);
        await browser.SignInAsync();
        Assert.Equal(HttpStatusCode.OK, (await server.Admin.SendAsync("GET", "/api/v1/session")).StatusCode);

        var wrong = await (await browser.SendAsync("POST", "/api/v1/session/password", """{"current": "no", "password": "another long one"}""")).ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Equal("Incorrect password.", (string?)wrong["errors"]!["password"]![0]);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.SendAsync("POST", "/api/v1/session/password", $$"""{"current": "{{TestServer.Password}}", "password": "another long one"}""")).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/session")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Admin.SendAsync("GET", "/api/v1/session")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync("another long one")).StatusCode);
    }

    private static string Credentials() => $$"""{"login": "admin", "password": "{{TestServer.Password}}"}""";
}
