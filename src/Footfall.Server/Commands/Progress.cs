using System.Globalization;

namespace Footfall.Server.Commands;

/// <summary>How far something is, on standard error: drawn over itself on a terminal, a line now and then elsewhere.</summary>
/// <param name="what">What goes on, in front.</param>
/// <param name="time">The clock.</param>
/// <param name="output">Where it is written.</param>
/// <param name="isTerminal">Whether people watch it there.</param>
internal sealed class Progress(string what, TimeProvider time, TextWriter output, bool isTerminal) : IDisposable
{
    private const int Width = 30;
    private readonly long _begun = time.GetTimestamp();
    private readonly TimeSpan _pause = isTerminal ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(10);
    private long _last = time.GetTimestamp();
    private int _drawn;

    /// <summary>On standard error.</summary>
    internal Progress(string what, TimeProvider time)
        : this(what, time, Console.Error, !Console.IsErrorRedirected)
    {
    }

    /// <summary>How long it has been going on.</summary>
    internal TimeSpan Elapsed => time.GetElapsedTime(_begun);

    /// <summary>Shows how far it is, unless it just did.</summary>
    /// <param name="done">How much is done, in any unit.</param>
    /// <param name="all">How much there is; 0 when nobody knows, and there is no bar then.</param>
    /// <param name="text">The same in words.</param>
    internal void Report(long done, long all, string text)
    {
        if (time.GetElapsedTime(_last) < _pause)
        {
            return;
        }

        _last = time.GetTimestamp();
        var share = all == 0 ? 0 : Math.Clamp((double)done / all, 0, 1);
        var full = (int)(share * Width);
        var bar = all == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"[{new string('#', full)}{new string('.', Width - full)}] {share,4:P0} ");
        var line = $"{what} {bar}{text}";
        if (!isTerminal)
        {
            output.WriteLine(line);
            return;
        }

        output.Write($"\r{line.PadRight(_drawn)}");
        _drawn = line.Length;
    }

    /// <summary>Takes the bar away.</summary>
    public void Dispose()
    {
        if (_drawn > 0)
        {
            output.Write($"\r{new string(' ', _drawn)}\r");
        }
    }
}
