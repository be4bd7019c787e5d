using Microsoft.Extensions.Hosting;

namespace Footfall.Client;

/// <summary>Makes the kit with the host, so that what an earlier run left is sent, and ends it after everything else.</summary>
internal sealed class FootfallHost(FootfallClient client) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => client.DisposeAsync().AsTask();
}
