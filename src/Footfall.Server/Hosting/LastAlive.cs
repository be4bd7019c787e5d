using System.Globalization;

namespace Footfall.Server.Hosting;

/// <summary>Notes every minute that the server runs, so that a start after a crash knows how far back to repair.</summary>
internal sealed partial class LastAlive(DataFolder folder, TimeProvider time, ILogger<LastAlive> logger) : BackgroundService
{
    /// <summary>When the server was last known to run; null when that is unknown.</summary>
    internal async Task<DateTimeOffset?> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(folder.LastAlive))
        {
            return null;
        }

        var text = await File.ReadAllTextAsync(folder.LastAlive, cancellationToken);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant) ? instant : null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        try
        {
            do
            {
                await WriteAsync();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            await WriteAsync();
        }
    }

    /// <summary>
    /// A half-written file after a crash would read as unknown, and all would be repaired: slow, but right. A full disk must
    /// not end the server: it would otherwise heal by itself.
    /// </summary>
    private async Task WriteAsync()
    {
        try
        {
            await File.WriteAllTextAsync(folder.LastAlive, time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotWritten(logger, folder.LastAlive, e);
        }
    }

    [LoggerMessage(EventId = 410, Level = LogLevel.Warning, Message = "{File} could not be written")]
    private static partial void NotWritten(ILogger logger, string file, Exception exception);
}
