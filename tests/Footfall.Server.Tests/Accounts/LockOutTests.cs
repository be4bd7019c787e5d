using System.Net;
using System.Text;
using Footfall.Server.Accounts;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace Footfall.Server.Tests.Accounts;

/// <summary>Guessing is slowed down by address, so that nobody is locked out by somebody else's guessing.</summary>
public sealed class LockOutTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private TestServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(time: _time);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Guessing_StopsItsAddressForAMinute_AndNobodyElse()
    {
        using var guesser = new Browser(_server.Address, "127.0.0.66");
        using var other = new Browser(_server.Address, "127.0.0.2");
        for (var i = 0; i < FailedSignIns.Most; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await guesser.SignInAsync($"guess {i}")).StatusCode);
        }

        var refused = await guesser.SignInAsync();

        await refused.ProblemAsync(HttpStatusCode.TooManyRequests);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await guesser.SendAsync("POST", "/api/v1/session/link", """{"token": "x"}""")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.SignInAsync()).StatusCode);

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await guesser.SignInAsync()).StatusCode);
    }

    [Fact]
    public async Task Guessing_WithBasic_CountsToo_AndTheRightPasswordIsNotLookedAt()
    {
        using var guesser = new Browser(_server.Address, "127.0.0.67");
        for (var i = 0; i < FailedSignIns.Most; i++)
        {
            await guesser.SendBareAsync("GET", "/api/v1/session", null, Basic($"guess {i}"));
        }

        var refused = await (await guesser.SendBareAsync("GET", "/api/v1/session", null, Basic(TestServer.Password))).ProblemAsync(HttpStatusCode.Unauthorized);

        Assert.Equal("Too many failed attempts to sign in from this address. Wait a minute.", (string?)refused["detail"]);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await guesser.SignInAsync()).StatusCode);
    }

    [Fact]
    public async Task Guessing_FromTheSameAddress_LeavesATokenAndARecentPasswordAlone()
    {
        var token = await _server.NewTokenAsync();
        using var shared = new Browser(_server.Address, "127.0.0.68");
        Assert.Equal(HttpStatusCode.OK, (await shared.SendBareAsync("GET", "/api/v1/session", null, Basic(TestServer.Password))).StatusCode);
        for (var i = 0; i <= FailedSignIns.Most; i++)
        {
            await shared.SignInAsync($"guess {i}");
        }

        Assert.Equal(HttpStatusCode.OK, (await shared.SendBareAsync("GET", "/api/v1/session", null, Basic(TestServer.Password))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await shared.SendBareAsync("POST", "/api/v1/events", "[]", ("Authorization", $"Bearer {token}"))).StatusCode);
    }

    [Fact]
    public async Task LookingForAPasswordThatKeepsTheRules_IsNoGuessing()
    {
        using var browser = new Browser(_server.Address, "127.0.0.69");
        await browser.SignInAsync();
        for (var i = 0; i <= FailedSignIns.Most; i++)
        {
            await browser.SendAsync("POST", "/api/v1/session/password", $$"""{"current": "{{TestServer.Password}}", "password": "short"}""");
        }

        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync()).StatusCode);
    }

    [Fact]
    public async Task ForwardedAddress_CountsOnlyFromANamedProxy()
    {
        await using var server = await TestServer.StartAsync(new() { ["Security:Proxies"] = "127.0.0.70", ["Security:PlainHttp"] = "allow" }, _time);
        using var proxy = new Browser(server.Address, "127.0.0.70");
        using var liar = new Browser(server.Address, "127.0.0.71");
        for (var i = 0; i < FailedSignIns.Most; i++)
        {
            await SignInAsync(proxy, "203.0.113.1", $"guess {i}");
            await SignInAsync(liar, $"203.0.113.{i + 10}", $"guess {i}");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await SignInAsync(proxy, "203.0.113.1", TestServer.Password));
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(proxy, "203.0.113.2", TestServer.Password));
        Assert.Equal(HttpStatusCode.TooManyRequests, await SignInAsync(liar, "203.0.113.99", TestServer.Password));
    }

    private static async Task<HttpStatusCode> SignInAsync(Browser browser, string forwardedFor, string password) =>
        (await browser.SendBareAsync("POST", "/api/v1/session", $$"""{"login": "admin", "password": "{{password}}"}""", ("X-Forwarded-For", forwardedFor))).StatusCode;

    private static (string, string) Basic(string password) => ("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{password}"))}");
}
