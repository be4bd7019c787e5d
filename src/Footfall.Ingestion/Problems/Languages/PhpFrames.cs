namespace Footfall.Ingestion.Problems.Languages;

/// <summary>
/// Frames as PHP prints them. A line names the place of a call and what was called, and the line before it where that is:
/// <code>#0 /app/vendor/acme/router.php(12): App\Page->show(12)
/// #1 [internal function]: {closure:App\Jobs::run():12}(1)</code>
/// </summary>
internal static class PhpFrames
{
    private const string Internal = "[internal function]";
    private const string Closure = "{closure";

    /// <summary>Reads a frame.</summary>
    /// <param name="line">The line.</param>
    /// <param name="place">The line that told a place before; this one then.</param>
    /// <param name="frame">What was called.</param>
    internal static bool TryRead(string line, ref string place, out StackFrame frame)
    {
        frame = default;
        var text = line.AsSpan().Trim();
        var blank = text.IndexOf(' ');
        if (blank < 2 || text[0] != '#' || !TextEdges.IsNumber(text[1..blank]))
        {
            return false;
        }

        text = text[(blank + 1)..];
        var end = text.StartsWith(Internal) ? Internal.Length - 1 : text.IndexOf("): ", StringComparison.Ordinal);
        if (end < 0 || !text[(end + 1)..].StartsWith(": ") || (!text.StartsWith(Internal) && text[..end].IndexOf(".php", StringComparison.Ordinal) < 0))
        {
            return false;
        }

        frame = new StackFrame(NameOf(text[(end + 3)..]), "", !IsLibrary(place));
        place = text[..(end + 1)].ToString();
        return true;
    }

    private static bool IsLibrary(string place) =>
        place == Internal || place.Contains("/vendor/", StringComparison.Ordinal) || place.Contains(@"\vendor\", StringComparison.Ordinal);

    /// <summary>Without arguments; of a closure what it stands in, and not its line.</summary>
    private static string NameOf(ReadOnlySpan<char> text)
    {
        var closure = text.IndexOf(Closure, StringComparison.Ordinal);
        var close = closure < 0 ? -1 : text[closure..].LastIndexOf('}');
        if (close < 0)
        {
            var open = text.IndexOf('(');
            return (open > 0 ? text[..open] : text).ToString();
        }

        var inside = text.Slice(closure + Closure.Length, close - Closure.Length).TrimStart(':');
        _ = TextEdges.TryCutPosition(inside, out var home);
        return $"{text[..closure]}{(home.IndexOf('/') >= 0 ? TextEdges.FileOf(home) : home)}{{closure}}";
    }
}
