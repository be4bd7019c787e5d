using Footfall.Connectors.Kodosumi;
using Footfall.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Footfall.Connectors.Tests.Kodosumi;

/// <summary>A server and a Kodosumi folder.</summary>
internal sealed class ConnectedServer : IAsyncDisposable
{
    private ConnectedServer(TestServer server, KodosumiFolder folder) => (Server, Folder) = (server, folder);

    internal TestServer Server { get; private set; }

    internal KodosumiFolder Folder { get; }

    internal KodosumiConnector Connector => Server.Services.GetRequiredService<KodosumiConnector>();

    /// <summary>Starts a server that watches the folder, or one that only takes it in when it is told to.</summary>
    internal static async Task<ConnectedServer> StartAsync(bool watches = false, string? org = null, Action<KodosumiFolder>? fill = null)
    {
        var folder = new KodosumiFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "execution"));
        fill?.Invoke(folder);
        return new ConnectedServer(await TestServer.StartAsync(watches ? Settings(folder, org) : null), folder);
    }

    /// <summary>Takes in what is there by now.</summary>
    internal async Task<FolderState> TakeAsync(string? org = null)
    {
        var state = await Connector.TakeAsync(Folder.Path, org, TestContext.Current.CancellationToken);
        return state;
    }

    /// <summary>Stops the server, lets something happen, and starts it on the same data.</summary>
    internal async Task RestartAsync(Action? meanwhile = null, bool watches = false)
    {
        await Server.StopAsync();
        meanwhile?.Invoke();
        Server = await TestServer.StartAsync(watches ? Settings(Folder, null) : null, password: "", folder: new DirectoryInfo(Server.Folder), database: Server.Database);
    }

    /// <summary>Waits until a statement's result is as it should be.</summary>
    internal async Task<TimeSpan> UntilAsync(Func<Task<bool>> isSo, int seconds = 15)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(seconds), "It did not happen.");
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        return watch.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Folder.Dispose();
    }

    private static Dictionary<string, string> Settings(KodosumiFolder folder, string? org) =>
        new() { ["Connectors:Kodosumi:Folders"] = org is null ? folder.Path : $"{folder.Path}={org}" };
}
