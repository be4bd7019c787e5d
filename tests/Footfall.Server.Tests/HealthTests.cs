using System.Net;
using Footfall.TestKit;

namespace Footfall.Server.Tests;

public sealed class HealthTests
{
    [Fact]
    public async Task FreshServer_IsAliveAndReadyForStrangersToo()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await server.Anonymous.GetAsync("/healthz", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Anonymous.GetAsync("/readyz", TestContext.Current.CancellationToken)).StatusCode);
    }
}
