using System.Globalization;
using System.Text.RegularExpressions;

namespace Footfall.ClickHouse;

/// <summary>Reads the engine's error text, which is the same over both transports.</summary>
internal static partial class EngineErrors
{
    /// <summary>
    /// Reads <c>Code: 60. DB::Exception: Unknown table ... (UNKNOWN_TABLE) (version 26.7.2.1)</c>, with or without what
    /// stands before it.
    /// </summary>
    internal static StoreException Parse(string text, Exception? inner = null)
    {
        var match = Shape().Match(text);
        return match.Success
            ? new StoreException(int.Parse(match.Groups["code"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["message"].Value.Trim(), inner)
            : new StoreException(0, text.Trim(), inner);
    }

    /// <summary>The failure with positions in the text counted from behind a prefix, which whoever sent the text has not seen.</summary>
    internal static StoreException Shift(StoreException e, int prefix) => new(
        e.Code,
        Position().Replace(e.Message, m => string.Create(CultureInfo.InvariantCulture, $"failed at position {Math.Max(1, int.Parse(m.Groups["at"].ValueSpan, CultureInfo.InvariantCulture) - prefix)}")),
        e);

    [GeneratedRegex(@"failed at position (?<at>\d{1,9})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Position();

    [GeneratedRegex(@"Code: (?<code>\d+)\.\s+(DB::[\w:]*Exception: )?(?<message>.*?)(\s*\(version [^)]*\))?\s*$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
