using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Footfall.Server.Accounts;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Footfall.Server.Tests.Accounts;

/// <summary>Basic, Bearer and Token in the Authorization header, and tokens from their making to their end.</summary>
public sealed class CredentialTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private TestServer Server => shared.Server;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Bearer {0}")]
    [InlineData("bearer {0}")]
    [InlineData("Bearer  {0}")]
    [InlineData("Token {0}")]
    [InlineData("Basic {0}:", true)]
    [InlineData("Basic anything:{0}", true)]
    public async Task Token_IsTakenInEveryForm(string form, bool encoded = false)
    {
        var token = await Server.NewTokenAsync();

        var answer = await SendEventAsync(Header(string.Format(form, token), encoded));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer")]
    [InlineData("Token ")]
    [InlineData("Digest x")]
    [InlineData("Basic x:wrong", true)]
    [InlineData("Basic admin:wrong", true)]
    [InlineData("Basic not-base64!")]
    [InlineData("Basic bm9jb2xvbg==")]
    public async Task WrongCredentials_Are401Everywhere(string value, bool encoded = false)
    {
        var header = Header(value, encoded);
        using var browser = new Browser(Server.Address, "127.0.0.8");

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SendBareAsync("POST", "/api/v1/events", "[]", header)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SendBareAsync("GET", "/api/v1/events", null, header)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SendBareAsync("POST", "/api/events", "{}", header)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SendBareAsync("GET", "/api/events", null, header)).StatusCode);
    }

    [Fact]
    public async Task Token_ThatDoesNotWork_SaysWhy_OnlyToWhoHasIt()
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2026-01-05T09:00:00Z"));
        await using var server = await TestServer.StartAsync(time: time);
        var book = server.Services.GetRequiredService<TokenBook>();
        var (revoked, _) = await book.CreateAsync(new TokenDraft("revoked", TokenKinds.Ingest), Stop);
        await book.RevokeAsync("revoked", null, Stop);
        var (expired, _) = await book.CreateAsync(new TokenDraft("expired", TokenKinds.Ingest) { Expires = time.GetUtcNow().AddMinutes(5) }, Stop);
        time.Advance(TimeSpan.FromMinutes(10));

        foreach (var (header, detail) in new (string?, string)[]
        {
            (null, "Send an ingest token: Authorization: Bearer TOKEN. './footfall token create NAME --ingest' makes one."),
            ("Bearer ff_ingest_none", "There is no such token on this server: it was copied wrongly, or it is of another server. './footfall token create NAME --ingest' makes a new one."),
            ($"Bearer {revoked[..^1]}", "There is no such token on this server: it was copied wrongly, or it is of another server. './footfall token create NAME --ingest' makes a new one."),
            ($"Bearer {revoked}", "This token was revoked on 2026-01-05 09:00 UTC. './footfall token create NAME --ingest' makes a new one."),
            ($"Token {expired}", "This token expired on 2026-01-05 09:05 UTC. './footfall token create NAME --ingest' makes a new one."),
            ("Bearer", "The token is missing behind the word in the header Authorization. Send Authorization: Bearer TOKEN."),
            ("Digest x", "Authorization 'Digest' is not known here. Send Authorization: Bearer TOKEN, or Basic with login and password."),
        })
        {
            (string, string)[] headers = header is null ? [] : [("Authorization", header)];
            foreach (var (method, address) in new[] { ("POST", "/api/v1/events"), ("POST", "/intake/vector"), ("GET", "/api/v1/events") })
            {
                var problem = await (await server.Anonymous.SendAsync(method, address, method == "POST" ? "[]" : null, headers: headers)).ProblemAsync(HttpStatusCode.Unauthorized);
                Assert.True(header is null || detail == (string?)problem["detail"], $"{header} on {address}: {problem["detail"]}");
            }

            var canonical = await (await server.Anonymous.SendAsync("POST", "/api/v1/events", "[]", headers: headers)).ProblemAsync(HttpStatusCode.Unauthorized);
            Assert.Equal(detail, (string?)canonical["detail"]);
        }
    }

    [Fact]
    public async Task Refusal_DoesNotMakeBrowsersOpenTheirOwnWindow()
    {
        var answer = await Server.Anonymous.SendAsync("GET", "/api/v1/session");

        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task Basic_TakesPasswordsWithColonsAndUmlauts()
    {
        await using var server = await TestServer.StartAsync(password: "grün:und:bunt");
        using var client = server.Client(new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("admin:grün:und:bunt"))));

        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync("GET", "/api/v1/session")).StatusCode);
    }

    [Fact]
    public async Task Token_StopsWorkingWhenItExpires()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await TestServer.StartAsync(time: time);
        var expires = time.GetUtcNow().AddHours(1).ToString("O");
        var made = await server.Admin.SendAsync("POST", "/api/v1/tokens", $$"""{"name": "short", "kind": "ingest", "expires": "{{expires}}"}""");
        using var client = server.Client(new("Bearer", (string?)(await made.JsonAsync())["token"]));
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync("POST", "/api/v1/events", "[]")).StatusCode);

        time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync("POST", "/api/v1/events", "[]")).StatusCode);
    }

    [Fact]
    public async Task Token_IsListedWithoutItsText_AndRevokedAtOnce()
    {
        var token = await Server.NewTokenAsync("to be revoked");
        using var client = Server.Client(new("Bearer", token));
        var listed = (await (await Server.Admin.SendAsync("GET", "/api/v1/tokens")).JsonAsync()).AsArray().Single(t => (string?)t!["name"] == "to be revoked")!;
        Assert.Equal(["id", "name", "kind", "hint", "account", "created", "expires", "last_used", "scopes", "origins", "id_prefix", "supplies_working_time", "limits"], listed.AsObject().Select(m => m.Key));
        Assert.StartsWith((string)listed["hint"]!, token);
        Assert.DoesNotContain(token, listed.ToJsonString());

        Assert.Equal(HttpStatusCode.NoContent, (await Server.Admin.SendAsync("DELETE", $"/api/v1/tokens/{listed["id"]}")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync("POST", "/api/v1/events", "[]")).StatusCode);
        var again = await (await Server.Admin.SendAsync("DELETE", $"/api/v1/tokens/{listed["id"]}")).ProblemAsync(HttpStatusCode.NotFound);
        Assert.Equal($"There is no token {listed["id"]}.", (string?)again["detail"]);
    }

    [Fact]
    public async Task TokenRequest_ThatIsWrong_NamesEveryMember()
    {
        var problem = await (await Server.Admin.SendAsync("POST", "/api/v1/tokens", """{"name": " ", "kind": "other", "expires": "2020-01-01T00:00:00Z"}""")).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal(
            """{"name":["must have 1 to 100 characters."],"kind":["must be ingest, browser, personal or sql, but is \u0027other\u0027."],"expires":["must lie in the future."]}""",
            problem["errors"]!.ToJsonString());
    }

    /// <summary>Making and revoking at once: what is known in memory is what is in the database when all is done.</summary>
    [Fact]
    public async Task Tokens_MadeAndRevokedAtOnce_AreRememberedRight()
    {
        var book = Server.Services.GetRequiredService<TokenBook>();
        var kept = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => book.CreateAsync(new TokenDraft($"kept {i}", TokenKinds.Ingest), Stop))));
        var revoked = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            var (text, _) = await book.CreateAsync(new TokenDraft($"revoked {i}", TokenKinds.Ingest), Stop);
            await book.RevokeAsync($"revoked {i}", null, Stop);
            return text;
        }));

        Assert.All(kept, t => Assert.NotNull(book.Use(t.Text)));
        Assert.All(revoked, t => Assert.Null(book.Use(t)));
    }

    /// <summary>Who writes does not wait for who reads, and who meets another writer waits.</summary>
    [Fact]
    public async Task Database_IsOneThatReadersDoNotHold()
    {
        await using var db = await Server.Services.GetRequiredService<IDbContextFactory<FootfallDb>>().CreateDbContextAsync(Stop);
        var mode = await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync(Stop);
        var patience = await db.Database.SqlQueryRaw<int>("SELECT timeout AS Value FROM pragma_busy_timeout").SingleAsync(Stop);

        Assert.Equal(("wal", 30_000), (mode, patience));
    }

    private Task<HttpResponseMessage> SendEventAsync((string, string) header) => Server.Anonymous.SendAsync("POST", "/api/v1/events", "[]", headers: header);

    private static (string, string) Header(string value, bool encoded) => ("Authorization", encoded
        ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(value["Basic ".Length..]))).ToString()
        : value);
}
