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
            Assert.Equal(HttpStatusCode.Unauthorized, (await guesser.SignInAsync("guess", $"somebody {i}")).StatusCode);
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
    public async Task Guessing_AtOneLogin_WithBasic_Is429_AndTheRightPasswordIsNotLookedAt()
    {
        using var guesser = new Browser(_server.Address, "127.0.0.67");
        for (var i = 0; i < FailedSignIns.MostAtLogin; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await guesser.SendBareAsync("GET", "/api/v1/session", null, Basic($"guess {i}"))).StatusCode);
        }

        var refused = await guesser.SendBareAsync("GET", "/api/v1/session", null, Basic(TestServer.Password, "Admin"));

        Assert.Equal("Too many failed attempts to sign in from this address. Wait a minute.", (string?)(await refused.ProblemAsync(HttpStatusCode.TooManyRequests))["detail"]);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await guesser.SignInAsync()).StatusCode);

        // Another login from there, the same login from elsewhere, and the same after a minute.
        Assert.Equal(HttpStatusCode.Unauthorized, (await guesser.SignInAsync("guess", "ann")).StatusCode);
        using var other = new Browser(_server.Address, "127.0.0.2");
        Assert.Equal(HttpStatusCode.OK, (await other.SendBareAsync("GET", "/api/v1/session", null, Basic(TestServer.Password))).StatusCode);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await guesser.SendBareAsync("GET", "/api/v1/session", null, Basic(TestServer.Password))).StatusCode);
    }

    [Theory]
    [InlineData("POST", "/api/events", "detail")]
    [InlineData("GET", "/api/events", "detail")]
    [InlineData("POST", "/api/v1/events", "detail")]
    [InlineData("POST", "/intake/vector", "detail")]
    [InlineData("POST", "/v1/logs", "message")]
    [InlineData("POST", "/api/private/metrics/usage/push", "detail")]
    [InlineData("HEAD", "/api/v1/events", null)]
    [InlineData("GET", "/api/v1/tokens", "detail")]
    public async Task Guessing_IsToldInTheWordsOfEveryProtocol(string method, string address, string? member)
    {
        using var guesser = new Browser(_server.Address, "127.0.0.72");
        for (var i = 0; i < FailedSignIns.MostAtLogin; i++)
        {
            await guesser.SignInAsync($"guess {i}");
        }

        var refused = await guesser.SendBareAsync(method, address, method == "POST" ? "{}" : null, Basic("guess"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter?.Delta);
        if (member is not null)
        {
            Assert.Equal("Too many failed attempts to sign in from this address. Wait a minute.", (string?)(await refused.JsonAsync())[member]);
        }
    }

    [Fact]
    public async Task Guessing_FromManyAddresses_SlowsThem_AndShutsNobodyOut()
    {
        for (var i = 0; i < FailedSignIns.Attack / FailedSignIns.MostAtLogin; i++)
        {
            using var one = new Browser(_server.Address, $"127.0.1.{i + 1}");
            for (var j = 0; j < FailedSignIns.MostAtLogin; j++)
            {
                Assert.Equal(HttpStatusCode.Unauthorized, (await one.SendBareAsync("GET", "/api/v1/session", null, Basic($"guess {i} {j}"))).StatusCode);
            }
        }

        using var next = new Browser(_server.Address, "127.0.1.99");
        for (var j = 0; j < FailedSignIns.MostAtLoginUnderAttack; j++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await next.SignInAsync($"guess {j}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await next.SignInAsync()).StatusCode);
        using var owner = new Browser(_server.Address, "127.0.0.73");
        Assert.Equal(HttpStatusCode.OK, (await owner.SignInAsync()).StatusCode);
    }

    [Fact]
    public async Task Guessing_ManyAtOnce_GetsNoMoreAttempts()
    {
        using var guesser = new Browser(_server.Address, "127.0.0.74");

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => guesser.SendBareAsync("GET", "/api/v1/session", null, Basic($"guess {i}"))));

        // The look at the count and the count are not one step, so a few may slip in between.
        Assert.InRange(answers.Count(a => a.StatusCode == HttpStatusCode.Unauthorized), FailedSignIns.MostAtLogin, FailedSignIns.MostAtLogin + 8);
    }

    [Fact]
    public async Task RightPassword_ManyAtOnce_IsOneAttempt()
    {
        using var client = new Browser(_server.Address, "127.0.0.75");

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => client.SendBareAsync("GET", "/api/v1/session", null, Basic(TestServer.Password))));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
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

    private static (string, string) Basic(string password, string login = "admin") => ("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login}:{password}"))}");
}
