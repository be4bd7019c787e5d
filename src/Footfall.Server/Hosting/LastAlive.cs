using System.Globalization;

namespace Footfall.Server.Hosting;

/// <summary>Notes every minute that the server runs, so that a start after a crash knows how far back to repair.</summary>
internal sealed class LastAlive(DataFolder folder, TimeProvider time) : BackgroundService
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

    /// <summary>A half-written file after a crash would read as unknown, and all would be repaired: slow, but right.</summary>
    private Task WriteAsync() => File.WriteAllTextAsync(folder.LastAlive, time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), CancellationToken.None);
}
