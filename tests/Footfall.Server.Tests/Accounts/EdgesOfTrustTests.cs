using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;
using static Footfall.TestKit.TestServer;

namespace Footfall.Server.Tests.Accounts;

/// <summary>What must not be possible with little or no right: to fill the audit, to widen a token, to undo what a person chose.</summary>
public sealed class EdgesOfTrustTests : IAsyncLifetime
{
    private TestServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Nobody_MakesTheAuditGrow()
    {
        var before = await RecordsAsync();
        for (var i = 0; i < 20; i++)
        {
            await _server.Anonymous.SendAsync("POST", $"/api/auth/logout?n={i}");
            await _server.Anonymous.SendAsync("DELETE", $"/api/v1/session?n={i}");
        }

        Assert.Equal(before, await RecordsAsync());
    }

    [Fact]
    public async Task PublicToken_ThatTriesManyAddresses_IsWrittenDownOnce()
    {
        var made = await (await _server.Admin.SendAsync("POST", "/api/v1/tokens", """{"name": "pages", "kind": "browser", "origins": ["https://app.example"]}""")).JsonAsync();
        using var pages = _server.Client(new AuthenticationHeaderValue("Bearer", (string?)made["token"]));
        var before = await RecordsAsync();
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await pages.SendAsync("GET", $"/api/v1/accounts?n={i}")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await pages.SendAsync("DELETE", $"/api/v1/accounts/{i}")).StatusCode);
        }

        Assert.Equal(before + 1, await RecordsAsync());
    }

    [Fact]
    public async Task WrongPassword_InAHeader_IsWrittenDownAsAFailedSignIn()
    {
        using var guess = _server.Client(Basic("admin", "a wrong one"));
        await guess.SendAsync("GET", "/api/v1/session");

        var rows = (await (await _server.Admin.SendAsync("GET", "/api/v1/events?period=all&org=footfall&scope=login:account")).JsonAsync())["rows"]!.AsArray();

        Assert.Equal("admin", (string?)Assert.Single(rows)!["obj_val"]);
        Assert.DoesNotContain("a wrong one", rows.ToJsonString());
    }

    [Fact]
    public async Task Password_InAHeaderOverPlainHttpFromElsewhere_IsRefused_AndATokenIsTaken()
    {
        using var person = _server.Client(Basic("admin", Password));
        var refused = await person.SendAsync("GET", "/api/v1/session", headers: ("X-Forwarded-For", "203.0.113.9"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.StartsWith("Signing in over plain HTTP would send the password readable through the network.", (string?)(await refused.JsonAsync())["detail"]);

        var made = await (await _server.Admin.SendAsync("POST", "/api/v1/tokens", """{"name": "mine", "kind": "personal", "account": "admin"}""")).JsonAsync();
        using var program = _server.Client(Basic("x", (string)made["token"]!));
        Assert.Equal(HttpStatusCode.OK, (await program.SendAsync("GET", "/api/v1/session", headers: ("X-Forwarded-For", "203.0.113.9"))).StatusCode);
    }

    [Fact]
    public async Task Logout_AsCvatsClientsDoIt_LeavesATokenThatSomebodyMade()
    {
        var made = await (await _server.Admin.SendAsync("POST", "/api/v1/tokens", """{"name": "nightly", "kind": "personal", "account": "admin", "scopes": ["read"]}""")).JsonAsync();
        using var program = _server.Client(new AuthenticationHeaderValue("Token", (string?)made["token"]));

        Assert.Equal(HttpStatusCode.OK, (await program.SendAsync("POST", "/api/auth/logout")).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await program.SendAsync("GET", "/api/v1/events")).StatusCode);
    }

    [Fact]
    public async Task LimitedToken_MakesNoneThatMayMore()
    {
        var made = await (await _server.Admin.SendAsync("POST", "/api/v1/tokens", """{"name": "ops", "kind": "personal", "account": "admin", "scopes": ["administrate"]}""")).JsonAsync();
        using var ops = _server.Client(new AuthenticationHeaderValue("Bearer", (string?)made["token"]));

        var more = await (await ops.SendAsync("POST", "/api/v1/tokens", """{"name": "more", "kind": "personal", "account": "admin", "scopes": ["read"]}""")).ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Equal("scopes may only be some of administrate, which the token has that asks, but has 'read'.", (string?)more["detail"]);
        var same = await (await ops.SendAsync("POST", "/api/v1/tokens", """{"name": "same", "kind": "personal", "account": "admin"}""")).JsonAsync();
        using var second = _server.Client(new AuthenticationHeaderValue("Bearer", (string?)same["token"]));
        Assert.Equal(HttpStatusCode.Forbidden, (await second.SendAsync("GET", "/api/v1/events")).StatusCode);
    }

    [Fact]
    public async Task PasswordOfTheEnvironment_ThatWasSetAlready_DoesNotUndoWhatWasChosenSince()
    {
        using var browser = new Browser(_server.Address);
        await browser.SignInAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await browser.SendAsync("POST", "/api/v1/session/password", $$"""{"current": "{{Password}}", "password": "chosen in the pages"}""")).StatusCode);
        _server = await _server.RestartAsync(password: Password);

        using var chosen = _server.Client(Basic("admin", "chosen in the pages"));
        Assert.Equal(HttpStatusCode.OK, (await chosen.SendAsync("GET", "/api/v1/session")).StatusCode);
        _server = await _server.RestartAsync(password: "another of the environment");
        using var another = _server.Client(Basic("admin", "another of the environment"));
        Assert.Equal(HttpStatusCode.OK, (await another.SendAsync("GET", "/api/v1/session")).StatusCode);
    }

    [Fact]
    public async Task KeyOfASignIn_EndsWithThePassword_AndAProgramsTokenDoesNot()
    {
        await _server.AccountAsync("kim", "analyst");
        using var key = _server.Client(new AuthenticationHeaderValue("Token", await KeyAsync("kim", "an account's password")));
        var made = await (await _server.Admin.SendAsync("POST", "/api/v1/tokens", """{"name": "nightly", "kind": "personal", "account": "kim"}""")).JsonAsync();
        using var program = _server.Client(new AuthenticationHeaderValue("Token", (string?)made["token"]));
        Assert.Equal(HttpStatusCode.OK, (await key.SendAsync("GET", "/api/v1/session")).StatusCode);

        await _server.Admin.SendAsync("POST", "/api/v1/accounts/kim/reset", "{}");

        Assert.Equal(HttpStatusCode.Unauthorized, (await key.SendAsync("GET", "/api/v1/session")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await program.SendAsync("GET", "/api/v1/session")).StatusCode);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("12345678")]
    [InlineData("trustno1!")]
    [InlineData("footfall")]
    public async Task Password_ThatIsTriedFirst_IsRefused(string password) =>
        Assert.Equal(
            "password This password is one of those that are tried first. Choose another; a few unrelated words do.",
            (string?)(await (await _server.Admin.SendAsync("POST", "/api/v1/accounts", $$"""{"login": "new", "role": "analyst", "password": "{{password}}"}""")).ProblemAsync(HttpStatusCode.BadRequest))["detail"]);

    [Fact]
    public async Task NameOfAProject_IsShownToTheManagerOfTheOrgThatItIsInNow()
    {
        using var ingest = await _server.IngestAsync();
        await _server.SendAsync(ingest, """{"scope":"create:project","timestamp":"2026-01-05T09:00:00Z","obj_id":"p8","obj_val":"Birds of the coast","org_id":"acme"}""");
        using var acme = await _server.AccountAsync("max", "manager", orgs: ["acme"]);
        using var beta = await _server.AccountAsync("eve", "manager", orgs: ["beta"]);
        Assert.Equal((true, false), (await IsNamedAsync(acme), await IsNamedAsync(beta)));

        using var moved = new StringContent("""{"id": "p8", "name": "Birds of the coast", "org": "beta"}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await ingest.PutAsync("/api/v1/entities/project", moved, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        Assert.Equal((false, true), (await IsNamedAsync(acme), await IsNamedAsync(beta)));

        static async Task<bool> IsNamedAsync(HttpClient client) =>
            (await client.GetStringAsync("/api/v1/names?search=coast", TestContext.Current.CancellationToken)).Contains("Birds of the coast", StringComparison.Ordinal);
    }

    [Fact]
    public async Task NameOfAUser_InAnotherOrg_IsNotShownToTheManagerOfOne()
    {
        using var ingest = await _server.IngestAsync();
        await _server.SendAsync(ingest, """{"scope":"draw:object","timestamp":"2026-01-05T09:00:00Z","user_id":"u8","user_name":"Known in acme","org_slug":"acme"}"""
            + "\n" + """{"scope":"draw:object","timestamp":"2026-01-05T10:00:00Z","user_id":"u8","user_name":"Secret in beta","org_slug":"beta"}""");
        using var manager = await _server.AccountAsync("max", "manager", orgs: ["acme"]);

        foreach (var route in new[] { "names?kind=user", "names?id=u8", "usage/overview/users?period=all", "usage/overview/packages-users?period=all", "working-time?period=all&group_by=user" })
        {
            Assert.Contains("Known in acme", await (await manager.SendAsync("GET", $"/api/v1/{route}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.DoesNotContain("Secret", await (await manager.SendAsync("GET", $"/api/v1/{route}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Contains("Secret in beta", await (await _server.Admin.SendAsync("GET", $"/api/v1/{route}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("""{"login": "bad name", "role": "analyst"}""", "login may have letters, digits and any of - . _ @ + and nothing else.")]
    [InlineData("""{"login": "a", "role": "analyst", "email": "notmail"}""", "email must be a mail address such as ann@acme.example.")]
    [InlineData("""{"login": "a", "role": "analyst", "user_id": "\u0000"}""", "user_id must not have control characters.")]
    public async Task Account_ThatIsWrong_IsRefusedInWords(string body, string words) =>
        Assert.Equal(words, (string?)(await (await _server.Admin.SendAsync("POST", "/api/v1/accounts", body)).ProblemAsync(HttpStatusCode.BadRequest))["detail"]);

    [Theory]
    [InlineData("/clickhouse/tables")]
    [InlineData("/sdk/none.js")]
    public async Task RouteThatIsNotThere_IsNotAnsweredWithAPage(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _server.Admin.SendAsync("GET", address)).StatusCode);

    private async Task<string?> KeyAsync(string login, string password) =>
        (string?)(await (await _server.Anonymous.SendAsync("POST", "/api/auth/login", $$"""{"username": "{{login}}", "password": "{{password}}"}""")).JsonAsync())["key"];

    private async Task<long> RecordsAsync() => (long)(await (await _server.Admin.SendAsync("GET", "/api/v1/audit/verify")).JsonAsync())["records"]!;

    private static AuthenticationHeaderValue Basic(string name, string password) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}")));
}
