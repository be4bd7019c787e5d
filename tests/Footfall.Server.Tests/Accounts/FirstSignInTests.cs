using System.Net;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace Footfall.Server.Tests.Accounts;

/// <summary>How the first administrator comes in: by a link that works once, or by a password of the environment.</summary>
public sealed class FirstSignInTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    [Theory]
    [InlineData("admin", "")]
    [InlineData("admin", "admin")]
    [InlineData("admin", "password")]
    [InlineData("admin", "footfall")]
    public async Task FreshServer_HasNoDefaultPassword(string login, string password)
    {
        await using var server = await TestServer.StartAsync(password: "");
        using var browser = new Browser(server.Address);
        using var basic = server.Client(new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{login}:{password}"))));

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SignInAsync(password, login)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await basic.SendAsync("GET", "/api/v1/session")).StatusCode);
    }

    [Fact]
    public async Task Link_SignsInOnce_AndThenAPasswordIsChosen()
    {
        await using var server = await TestServer.StartAsync(password: "");
        using var browser = new Browser(server.Address);

        // Mail programs and chats open links to preview them: that must use nothing up and set nothing.
        var preview = await browser.GetAsync(server.SignInLink!);
        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        Assert.Equal(0, browser.Cookies.Count);

        var session = await browser.SendAsync("POST", "/api/v1/session/link", Link(server));
        Assert.Equal(HttpStatusCode.OK, session.StatusCode);
        Assert.Equal(("admin", "administrator", true), Read(await session.JsonAsync()));

        using var second = new Browser(server.Address);
        var refused = await (await second.SendAsync("POST", "/api/v1/session/link", Link(server))).ProblemAsync(HttpStatusCode.Unauthorized);
        Assert.Equal("This link was used already, or it is too old. An administrator can make a new one; the very first link is printed again when the server starts.", (string?)refused["detail"]);
        Assert.Equal(0, second.Cookies.Count);

        var shortOne = await (await browser.SendAsync("POST", "/api/v1/session/password", """{"password": "short"}""")).ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Equal("Passwords must be at least 8 characters.", (string?)shortOne["errors"]!["password"]![0]);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.SendAsync("POST", "/api/v1/session/password", """{"password": "long enough"}""")).StatusCode);
        Assert.Equal(("admin", "administrator", false), Read(await (await browser.GetAsync("/api/v1/session")).JsonAsync()));
        Assert.Equal(HttpStatusCode.OK, (await second.SignInAsync("long enough")).StatusCode);
    }

    [Fact]
    public async Task Link_UsedByTwoAtOnce_SignsInOne()
    {
        await using var server = await TestServer.StartAsync(password: "");
        var attempts = Enumerable.Range(0, 8).Select(_ => server.Anonymous.SendAsync("POST", "/api/v1/session/link", Link(server)));

        var answers = await Task.WhenAll(attempts);

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task Link_ExpiresAfterAnHour_AndTheNextStartGivesAnother()
    {
        var server = await TestServer.StartAsync(time: _time, password: "");
        var old = Link(server);
        _time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Anonymous.SendAsync("POST", "/api/v1/session/link", old)).StatusCode);

        await using var again = await server.RestartAsync(time: _time);

        Assert.NotEqual(old, Link(again));
        Assert.Equal(HttpStatusCode.OK, (await again.Anonymous.SendAsync("POST", "/api/v1/session/link", Link(again))).StatusCode);
    }

    [Fact]
    public async Task Link_OfAnEarlierStart_IsWorthNothing()
    {
        var server = await TestServer.StartAsync(password: "");
        var old = Link(server);

        await using var again = await server.RestartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await again.Anonymous.SendAsync("POST", "/api/v1/session/link", old)).StatusCode);
    }

    [Fact]
    public async Task Password_OfTheEnvironment_SignsInWithoutLink_AndIsKept()
    {
        var server = await TestServer.StartAsync();
        Assert.Null(server.SignInLink);

        await using var again = await server.RestartAsync();

        Assert.Null(again.SignInLink);
        Assert.Equal(HttpStatusCode.OK, (await again.Admin.SendAsync("GET", "/api/v1/session")).StatusCode);
    }

    [Fact]
    public async Task Password_OfTheEnvironment_TakesTheOldOnesPlace()
    {
        var server = await TestServer.StartAsync();

        await using var again = await server.RestartAsync(password: "another long one");

        using var browser = new Browser(again.Address);
        Assert.Equal(HttpStatusCode.Unauthorized, (await again.Admin.SendAsync("GET", "/api/v1/session")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync("another long one")).StatusCode);
    }

    [Fact]
    public async Task Secrets_AreInNoFileOfTheFolder()
    {
        await using var server = await TestServer.StartAsync(password: "");
        var token = await server.NewTokenAsync();
        var link = new Uri(server.SignInLink!).Query["?token=".Length..];
        using var browser = new Browser(server.Address);
        await browser.SendAsync("POST", "/api/v1/session/link", Link(server));
        await browser.SendAsync("POST", "/api/v1/session/password", """{"password": "a very secret one"}""");

        var files = Directory.EnumerateFiles(server.Folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".sock") && Path.GetFileName(f) != "lock").ToList();

        Assert.Contains(files, f => f.EndsWith("footfall.db"));
        foreach (var file in files)
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
            Assert.All(new[] { token, link, "a very secret one" }, secret => Assert.DoesNotContain(secret, text));
        }
    }

    private static string Link(TestServer server) => $$"""{"token": "{{new Uri(server.SignInLink!).Query["?token=".Length..]}}"}""";

    private static (string?, string?, bool) Read(System.Text.Json.Nodes.JsonNode session) =>
        ((string?)session["login"], (string?)session["role"], (bool)session["needs_password"]!);
}
