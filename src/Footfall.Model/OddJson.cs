using System.Text.RegularExpressions;

namespace Footfall.Model;

/// <summary>
/// Mends texts that some parsers take for JSON, Python's among them, and that nobody else can read or write: <c>NaN</c>, <c>Infinity</c> and
/// <c>-Infinity</c> become null, and half a character (<c>"\ud800"</c>) becomes <c>U+FFFD</c>. All else stays as it is.
/// </summary>
public static partial class OddJson
{
    private const int MostMilliseconds = 10_000;

    /// <summary>The text, mended.</summary>
    /// <param name="text">JSON, or what is taken for it.</param>
    public static string Mend(string text)
    {
        var finite = text.Contains("NaN", StringComparison.Ordinal) || text.Contains("Infinity", StringComparison.Ordinal)
            ? TextsAndNumbers().Replace(text, m => m.Value[0] == '"' ? m.Value : "null")
            : text;
        return finite.Contains("\\ud", StringComparison.OrdinalIgnoreCase) ? Escapes().Replace(finite, m => m.Groups["half"].Success ? "\\ufffd" : m.Value) : finite;
    }

    [GeneratedRegex("""
        "([^"\\]|\\.)*"|NaN|-?Infinity
        """, RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.NonBacktracking, MostMilliseconds)]
    private static partial Regex TextsAndNumbers();

    // One escape after the other, so that none is taken for one that begins in the middle of another.
    [GeneratedRegex(@"\\(u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", RegexOptions.ExplicitCapture | RegexOptions.Singleline, MostMilliseconds)]
    private static partial Regex Escapes();
}
