using System.Globalization;

namespace Footfall.Server.Commands;

/// <summary>A progress bar on standard error: drawn over itself on a terminal, a line now and then elsewhere.</summary>
internal sealed class Progress(FileInfo file, Stream raw, TimeProvider time) : IDisposable
{
    private const int Width = 30;
    private readonly long _begun = time.GetTimestamp();
    private readonly TimeSpan _pause = Console.IsErrorRedirected ? TimeSpan.FromSeconds(10) : TimeSpan.FromMilliseconds(100);
    private long _last = time.GetTimestamp();
    private bool _drawn;

    /// <summary>Shows how far the file was read.</summary>
    internal void Report(long lines)
    {
        if (time.GetElapsedTime(_last) < _pause)
        {
            return;
        }

        _last = time.GetTimestamp();
        var share = file.Length == 0 ? 1 : (double)raw.Position / file.Length;
        var full = (int)(share * Width);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{file.Name} [{new string('#', full)}{new string('.', Width - full)}] {share,4:P0} {lines:N0} lines, {lines / time.GetElapsedTime(_begun).TotalSeconds:N0}/s");
        if (Console.IsErrorRedirected)
        {
            Console.Error.WriteLine(text);
            return;
        }

        _drawn = true;
        Console.Error.Write($"\r{text}   ");
    }

    public void Dispose()
    {
        if (_drawn)
        {
            Console.Error.Write($"\r{new string(' ', 100)}\r");
        }
    }
}
