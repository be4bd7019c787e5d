using System.Globalization;
using System.Text;

namespace Footfall.Server.Hosting;

/// <summary>
/// Notes every minute that the server runs, so that a start after a crash knows how far back to repair; and at the end that nothing is left to repair,
/// which holds until the next start.
/// </summary>
internal sealed partial class LastAlive(DataFolder folder, TimeProvider time, ILogger<LastAlive> logger) : BackgroundService
{
    private const string NothingLeft = " nothing left";

    /// <summary>When the server was last known to run, null when that is unknown; and whether it ended with nothing left to repair.</summary>
    internal async Task<(DateTimeOffset? At, bool NothingLeft)> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(folder.LastAlive))
        {
            return (null, false);
        }

        var text = await File.ReadAllTextAsync(folder.LastAlive, cancellationToken);
        var ended = text.EndsWith(NothingLeft, StringComparison.Ordinal);
        return DateTimeOffset.TryParse(ended ? text[..^NothingLeft.Length] : text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant)
            ? (instant, ended)
            : (null, false);
    }

    /// <summary>Notes that from here on there may be something to repair. When that cannot be noted, nothing must be stored.</summary>
    /// <param name="alive">When the server was last known to run.</param>
    /// <exception cref="IOException">The file could not be written.</exception>
    internal void Begin(DateTimeOffset alive) => Write(Text(alive));

    /// <summary>Notes that the server ended and left nothing to repair.</summary>
    internal void End() => TryWrite(Text(time.GetUtcNow()) + NothingLeft);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        try
        {
            do
            {
                TryWrite(Text(time.GetUtcNow()));
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            TryWrite(Text(time.GetUtcNow()));
        }
    }

    private static string Text(DateTimeOffset instant) => instant.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A full disk must not end the server: it would otherwise heal by itself.</summary>
    private void TryWrite(string text)
    {
        try
        {
            Write(text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotWritten(logger, folder.LastAlive, e);
        }
    }

    /// <summary>In one step: what a crash halves would read as unknown, and everything would be repaired.</summary>
    private void Write(string text)
    {
        var next = folder.LastAlive + ".next";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            file.Write(Encoding.ASCII.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(next, folder.LastAlive, overwrite: true);
    }

    [LoggerMessage(EventId = 410, Level = LogLevel.Warning, Message = "{File} could not be written")]
    private static partial void NotWritten(ILogger logger, string file, Exception exception);
}
