using System.Net;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Accounts;

/// <summary>The texts that open doors are nowhere in the log, however much is logged (OWASP ASVS 16.2.5).</summary>
public sealed class LogSecretTests
{
    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task Secrets_AreNowhereInTheLog(string format)
    {
        using var folder = new TemporaryFolder();
        await using var program = await FootfallProgram.ServeAsync(folder.File("data"), level: "Trace", more: ["--Log:Format", format]);
        var secrets = await UseAsync(program);
        program.Terminate();
        var result = await program.ExitAsync();

        Assert.NotEqual("", result.Output);
        Assert.All(secrets, s => Assert.DoesNotContain(s, result.Output + result.Errors));

        // Nor can a caller write lines of its own, or colours (OWASP ASVS 16.4.1).
        Assert.Contains("/api/v1/nowhere%0Aforged%1B", result.Output);
        Assert.DoesNotContain('\u001b', result.Output);
        Assert.DoesNotContain("\nforged", result.Output);
    }

    /// <summary>Goes in by every way, rightly and wrongly, and gives what was used.</summary>
    private static async Task<List<string>> UseAsync(FootfallProgram program)
    {
        using var admin = program.Client();
        using var browser = new Browser(program.Address);
        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync()).StatusCode);
        await browser.SignInAsync("a password that is wrong");
        var token = (string)(await (await admin.SendAsync("POST", "/api/v1/tokens", """{"name": "t", "kind": "ingest"}""")).JsonAsync())["token"]!;
        var path = (string)(await (await admin.SendAsync("POST", "/api/v1/accounts", """{"login": "ana", "role": "analyst"}""")).JsonAsync())["sign_in_path"]!;
        var link = path[(path.IndexOf('=') + 1)..];
        var key = (string)(await (await admin.SendAsync("POST", "/api/auth/login", $$"""{"username": "admin", "password": "{{TestServer.Password}}"}""")).JsonAsync())["key"]!;
        await admin.SendAsync("GET", path);
        using var ana = new Browser(program.Address);
        await ana.SendAsync("POST", "/api/v1/session/link", $$"""{"token": "{{link}}"}""");
        await ana.SendAsync("POST", "/api/v1/session/link", $$"""{"token": "{{link}}"}""");
        await ana.SendAsync("POST", "/api/v1/session/password", """{"password": "the new password of ana"}""");
        using var sender = program.Client(token);
        await sender.SendAsync("POST", "/api/v1/events", """{"scope": "wrong", "payload": {"password": "typed into a payload"}}""");
        await sender.SendAsync("POST", "/api/v1/events", "not json, but a secret text");
        using var stranger = program.Client("ff_ingest_not-a-token-of-this-server");
        await stranger.SendAsync("POST", "/api/v1/events", "[]");
        await browser.GetAsync($"/api/v1/events?search={token}");
        await admin.SendAsync("GET", "/api/v1/nowhere%0Aforged%1B[31m");
        return
        [
            TestServer.Password, "a password that is wrong", token, link, key, "the new password of ana", "typed into a payload", "but a secret text",
            "ff_ingest_not-a-token-of-this-server", browser.Cookies.GetAllCookies().Single().Value, ana.Cookies.GetAllCookies().Single().Value,
        ];
    }
}
