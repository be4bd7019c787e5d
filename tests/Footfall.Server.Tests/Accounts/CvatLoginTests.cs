using System.Net;
using System.Net.Http.Headers;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Accounts;

/// <summary><c>POST /api/auth/login</c> and <c>logout</c>, as CVAT's clients use them.</summary>
public sealed class CvatLoginTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData("application/json", """{"username": "admin", "password": "correct horse battery"}""")]
    [InlineData("application/x-www-form-urlencoded", "username=ADMIN&password=correct+horse+battery")]
    public async Task Key_ActsAsTheAccount_UntilItIsGivenBack(string type, string body)
    {
        var answer = await shared.Server.Anonymous.SendAsync("POST", "/api/auth/login", body, type);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var client = shared.Server.Client(new AuthenticationHeaderValue("Token", (string?)(await answer.JsonAsync())["key"]));

        Assert.Equal(HttpStatusCode.Created, (await client.SendAsync("POST", "/api/events", """{"timestamp": "2024-06-03T12:00:00Z"}""")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync("GET", "/api/v1/accounts")).StatusCode);
        Assert.Equal("Successfully logged out.", (string?)(await (await client.SendAsync("POST", "/api/auth/logout")).JsonAsync())["detail"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync("GET", "/api/v1/session")).StatusCode);
    }

    [Theory]
    [InlineData("""{"username": "admin", "password": "wrong"}""", """{"non_field_errors":["Unable to log in with provided credentials."]}""")]
    [InlineData("""{"username": "nobody", "password": "wrong"}""", """{"non_field_errors":["Unable to log in with provided credentials."]}""")]
    [InlineData("""{"username": "admin"}""", """{"password":["This field is required."]}""")]
    [InlineData("""{"password": "x"}""", """{"non_field_errors":["Must include \"username\" or \"email\" and \"password\"."]}""")]
    [InlineData("""{"username": 5, "password": ["x"]}""", """{"password":["This field is required."]}""")]
    [InlineData("[]", """{"detail":"JSON parse error - the body must be a JSON object or a form with username or email, and password."}""")]
    [InlineData("{", """{"detail":"JSON parse error - the body must be a JSON object or a form with username or email, and password."}""")]
    public async Task WrongOnes_AreAnsweredAsCvatDoes(string body, string expected)
    {
        var answer = await shared.Server.Anonymous.SendAsync("POST", "/api/auth/login", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(System.Text.Json.Nodes.JsonNode.Parse(expected), await answer.JsonAsync()));
    }

    [Fact]
    public async Task Guessing_Is429()
    {
        using var browser = new Browser(shared.Server.Address, "127.0.0.77");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 12; i++)
        {
            statuses.Add((await browser.SendBareAsync("POST", "/api/auth/login", $$"""{"username": "admin", "password": "guess {{i}}"}""")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }
}
