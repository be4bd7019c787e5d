using Footfall.Server.Tests.Support;
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
    public async Task ApiDocument_DescribesEveryRouteButTheLiveOnesAndThePages()
    {
        var paths = (await (await shared.Server.Admin.SendAsync("GET", "/openapi.json")).JsonAsync())["paths"]!.AsObject();
        var described = paths.SelectMany(p => p.Value!.AsObject().Select(m => $"{m.Key.ToUpperInvariant()} {p.Key}")).Order();

        string[] hidden = ["GET /api/v1/events/live", "GET /api/v1/runs/live", "GET /api/v1/problems/live", "GET /login", "GET /logout", "POST /logout", "GET /admin/dashboard", "GET /apps/usage/{**tab}", "GET /openapi.json", "* /api/{**rest}", "* /v1/{**rest}", "* /intake/{**rest}", "* /metrics/{**rest}", "* /clickhouse/{**rest}", "* /sdk/{**rest}", "POST /api/v1/machine/query", "POST /api/v1/machine/events", "POST /api/v1/machine/tail", "POST /api/v1/machine/retention", "POST /api/v1/machine/backup", "GET /files/{**path}", "HEAD /files/{**path}", "* /files/{**rest}", "GET /{**path}", "HEAD /{**path}"];
        var expected = RouteAccess.All.Select(r => r.Route).Except(hidden).Select(r => r.Replace(":guid", "")).Order();
        Assert.Equal(expected, described);
    }

    [Fact]
    public async Task EveryRoute_AnswersEveryCallerAsExpected()
    {
        var server = shared.Server;
        using var stray = await server.AccountAsync("stray", "member");
        using var member = await server.AccountAsync("mia", "member", user: "u1");
        using var manager = await server.AccountAsync("max", "manager", orgs: ["acme"]);
        using var analyst = await server.AccountAsync("ana", "analyst");
        var wrong = new List<string>();
        foreach (var route in RouteAccess.All)
        {
            foreach (var (who, client, expected) in new[]
            {
                ("nobody", shared.Server.Anonymous, route.Nobody),
                ("ingest token", shared.Ingest, route.Ingest),
                ("member without a user", stray, route.Stray),
                ("member", member, route.Member),
                ("manager", manager, Manager(route)),
                ("analyst", analyst, route.Analyst),
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
                    if (answer.Content.Headers.ContentType?.MediaType == "text/plain")
                    {
                        Assert.Contains("DB::Exception", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
                        continue;
                    }

                    var said = await answer.JsonAsync();
                    Assert.False(string.IsNullOrEmpty((string?)(said["detail"] ?? said["message"])), $"{route.Route} says nothing to {who}.");
                }
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>A manager that is linked to no user exports its orgs only.</summary>
    private static int Manager(RouteAccess route) => route.Target == "/api/events" && route.Method != "POST" ? 403 : route.Manager ?? route.Member;
}
