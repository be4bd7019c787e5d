using Footfall.TestKit;

namespace Footfall.Server.Tests.Support;

/// <summary>One server for the tests of a class.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    public TestServer Server { get; private set; } = null!;

    /// <summary>With an ingest token.</summary>
    public HttpClient Ingest { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await TestServer.StartAsync();
        Ingest = await Server.IngestAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Ingest.Dispose();
        await Server.DisposeAsync();
    }
}
