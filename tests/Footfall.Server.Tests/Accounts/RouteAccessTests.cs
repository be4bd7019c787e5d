using System.Text;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Footfall.Server.Tests.Accounts;

/// <summary>Every route with every kind of caller. A route that is new and not in <see cref="RouteAccess"/> fails.</summary>
public sealed class RouteAccessTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public void EveryRoute_HasAnExpectation()
    {
        var mapped = shared.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(m => $"{m} /{e.RoutePattern.RawText!.Trim('/')}"))
            .Order();

        Assert.Equal(RouteAccess.All.Select(r => r.Route).Order(), mapped);
    }

    [Fact]
    public async Task ApiDocument_DescribesEveryRouteButTheLiveOneAndThePages()
    {
        var paths = (await (await shared.Server.Admin.SendAsync("GET", "/openapi.json")).JsonAsync())["paths"]!.AsObject();
        var described = paths.SelectMany(p => p.Value!.AsObject().Select(m => $"{m.Key.ToUpperInvariant()} {p.Key}")).Order();

        string[] hidden = ["GET /api/v1/events/live", "GET /openapi.json", "* /api/{**rest}", "* /v1/{**rest}", "* /intake/{**rest}", "* /metrics/{**rest}", "GET /{**path}", "HEAD /{**path}"];
        var expected = RouteAccess.All.Select(r => r.Route).Except(hidden).Select(r => r.Replace(":guid", "")).Order();
        Assert.Equal(expected, described);
    }

    [Fact]
    public async Task EveryRoute_AnswersEveryCallerAsExpected()
    {
        using var member = await MemberAsync();
        var wrong = new List<string>();
        foreach (var route in RouteAccess.All)
        {
            foreach (var (who, client, expected) in new[]
            {
                ("nobody", shared.Server.Anonymous, route.Nobody),
                ("ingest token", shared.Ingest, route.Ingest),
                ("member", member, route.Member),
                ("administrator", shared.Server.Admin, route.Admin),
            })
            {
                using var answer = await client.SendAsync(route.Method == "*" ? "GET" : route.Method, route.Target, route.Body);
                if ((int)answer.StatusCode != expected)
                {
                    wrong.Add($"{route.Route} for {who}: {(int)answer.StatusCode}, not {expected}");
                }

                if (expected is 401 or 403 && route.Method != "HEAD")
                {
                    var said = await answer.JsonAsync();
                    Assert.False(string.IsNullOrEmpty((string?)(said["detail"] ?? said["message"])), $"{route.Route} says nothing to {who}.");
                }
            }
        }

        Assert.Empty(wrong);
    }

    private async Task<HttpClient> MemberAsync()
    {
        await using var scope = shared.Server.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var made = await accounts.CreateAsync(new Account { UserName = "mia", Role = Role.Member, Created = DateTimeOffset.UtcNow }, "a members password");
        Assert.True(made.Succeeded);
        return shared.Server.Client(new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("mia:a members password"))));
    }
}
