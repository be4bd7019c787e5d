using System.Net;
using Footfall.ClickHouse;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Http;

/// <summary>Alive and ready, and why not.</summary>
public sealed class HealthTests
{
    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task FreshServer_IsAliveAndReadyForStrangersToo(string method)
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await server.Anonymous.SendAsync(method, "/healthz")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Anonymous.SendAsync(method, "/readyz")).StatusCode);
    }

    [Fact]
    public async Task StoreInTrouble_IsNotReady_WithTheReason_AndHealsByItself()
    {
        GatedStore store = null!;
        await using var server = await TestServer.StartAsync(wrap: s => store = new GatedStore(s));

        store.Failure = new StoreException(StoreErrors.DiskFull, "Cannot reserve 1.00 MiB, not enough space.");

        var answer = await server.Anonymous.SendAsync("GET", "/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("""{"status":"not ready","reasons":["The store does not answer: Cannot reserve 1.00 MiB, not enough space."]}""", (await answer.JsonAsync()).ToJsonString());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await server.Anonymous.SendAsync("HEAD", "/readyz")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Anonymous.SendAsync("GET", "/healthz")).StatusCode);

        store.Failure = null;
        Assert.Equal("""{"status":"ready","reasons":[]}""", (await (await server.Anonymous.SendAsync("GET", "/readyz")).JsonAsync()).ToJsonString());
    }

    [Fact]
    public async Task Question_WhileTheStoreIsAway_Is503WithRetryAfter()
    {
        GatedStore store = null!;
        await using var server = await TestServer.StartAsync(wrap: s => store = new GatedStore(s));
        store.Failure = new StoreException(0, "No ClickHouse server answered.");

        foreach (var address in new[] { "/api/v1/events", "/api/v1/events?format=csv", "/api/v1/usage/overview/figures" })
        {
            var answer = await server.Admin.SendAsync("GET", address);
            var problem = await answer.ProblemAsync(HttpStatusCode.ServiceUnavailable);

            Assert.Equal("No ClickHouse server answered.", (string?)problem["detail"]);
            Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter!.Delta);
        }
    }
}
