using System.Net;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.RunsApi;

/// <summary>Both ways to sign in as Kodosumi's pages and clients do. Source: <c>specs/kodosumi.md</c> 5.</summary>
public sealed class KodosumiLoginTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Good = "name=admin&password=correct+horse+battery&check=form";

    [Theory]
    [InlineData("/login", Form, Good)]
    [InlineData("/api/login", "application/json", """{"name": "admin", "password": "correct horse battery"}""")]
    public async Task Key_IsInTheAnswerAndTheCookie_AndWorksAsBoth_UntilSigningOut(string address, string type, string body)
    {
        using var answer = await shared.Server.Anonymous.SendAsync("POST", address, body, type);
        var said = (await answer.JsonAsync()).AsObject();
        var key = (string)said["KODOSUMI_API_KEY"]!;

        Assert.Equal(["name", "id", "KODOSUMI_API_KEY"], said.Select(m => m.Key));
        Assert.Equal("admin", (string)said["name"]!);
        Assert.True(Guid.TryParse((string)said["id"]!, out _));
        Assert.Equal($"kodosumi_jwt={key}; path=/; samesite=lax; httponly", answer.Headers.GetValues("Set-Cookie").Single());

        Assert.Equal(200, await StatusAsync("/api/dashboard/timeline", ("KODOSUMI_API_KEY", key)));
        Assert.Equal(200, await StatusAsync("/api/dashboard/timeline", ("Cookie", $"kodosumi_jwt={key}")));
        Assert.Equal(200, await StatusAsync("/api/dashboard/timeline", ("Authorization", $"Bearer {key}")));
        Assert.Equal(200, await StatusAsync("/api/v1/session", ("KODOSUMI_API_KEY", key)));

        // The header wins, and the cookie is for these routes alone.
        Assert.Equal(401, await StatusAsync("/api/dashboard/timeline", ("Cookie", $"kodosumi_jwt={key}"), ("KODOSUMI_API_KEY", "nonsense")));
        Assert.Equal(401, await StatusAsync("/api/v1/session", ("Cookie", $"kodosumi_jwt={key}")));

        using var bye = await shared.Server.Anonymous.SendAsync("POST", "/logout", headers: [("Cookie", $"kodosumi_jwt={key}"), ("Sec-Fetch-Site", "same-origin")]);
        Assert.Equal((HttpStatusCode.OK, ""), (bye.StatusCode, await bye.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(401, await StatusAsync("/api/dashboard/timeline", ("KODOSUMI_API_KEY", key)));
    }

    [Theory]
    [InlineData("/admin", "/admin")]
    [InlineData("//evil.example", null)]
    [InlineData("https://evil.example", null)]
    [InlineData("/\\evil.example", null)]
    public async Task Redirect_LeadsToPlacesOfThisServerOnly(string redirect, string? expected)
    {
        using var answer = await shared.Server.Anonymous.SendAsync("POST", "/login", $"{Good}&redirect={Uri.EscapeDataString(redirect)}", Form);
        using var bye = await shared.Server.Anonymous.SendAsync("GET", $"/logout?redirect={Uri.EscapeDataString(redirect)}");

        Assert.Equal(expected, answer.Headers.Location?.ToString());
        Assert.Equal(expected, bye.Headers.Location?.ToString());
        Assert.Equal(expected is null ? HttpStatusCode.OK : HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Theory]
    [InlineData("/login", Form, "name=admin&password=wrong", 401, "NotAuthorizedException Invalid name or password")]
    [InlineData("/api/login", "application/json", """{"name": "nobody", "password": "wrong"}""", 401, "NotAuthorizedException Invalid name or password")]
    [InlineData("/api/login", "application/json", """{"name": "admin"}""", 400, "ValidationException Validation failed for POST /api/login: send name and password.")]
    [InlineData("/api/login", "application/json", "[", 400, "ValidationException Validation failed for POST /api/login: send a form or a JSON object with name and password.")]
    [InlineData("/login", "application/json", "{}", 400, "ValidationException Validation failed for POST /login: send name and password.")]
    public async Task WrongOnes_AreRefusedInItsWords(string address, string type, string body, int status, string expected)
    {
        using var answer = await shared.Server.Anonymous.SendAsync("POST", address, body, type);
        var said = await answer.JsonAsync();

        Assert.Equal((status, expected), ((int)answer.StatusCode, $"{said["error"]} {said["detail"]}"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Get_TakesNoPassword()
    {
        using var answer = await shared.Server.Anonymous.SendAsync("GET", "/login?name=admin&password=correct+horse+battery");

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (answer.StatusCode, string.Join(' ', answer.Content.Headers.Allow)));
        Assert.Equal("MethodNotAllowedException", (string)(await answer.JsonAsync())["error"]!);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Dashboard_LeadsToRuns_WithItsParameters()
    {
        using var answer = await shared.Server.Anonymous.SendAsync("GET", "/admin/dashboard?status=error&period=7d");

        Assert.Equal((HttpStatusCode.Redirect, "/runs?status=error&period=7d"), (answer.StatusCode, answer.Headers.Location!.ToString()));
    }

    private async Task<int> StatusAsync(string address, params (string, string)[] headers)
    {
        using var answer = await shared.Server.Anonymous.SendAsync("GET", address, headers: headers);
        return (int)answer.StatusCode;
    }
}
