using Footfall.ClickHouse;
using Footfall.Ingestion.Writing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Footfall.Ingestion.Rollups;

/// <summary>Where several servers share a store: takes over every second what the others sealed and broke.</summary>
public sealed partial class SealWatch(DaySeals seals, WriterOptions options, ILogger<SealWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.IsShared)
        {
            return;
        }

        // Not the clock of the tests: what another process does takes real time.
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await seals.RefreshAsync(cancellationToken);
        }
        catch (StoreException e)
        {
            NotRead(logger, e);
        }
    }

    [LoggerMessage(EventId = 213, Level = LogLevel.Warning, Message = "Which days other servers sealed could not be read; it is tried again")]
    private static partial void NotRead(ILogger logger, Exception exception);
}
