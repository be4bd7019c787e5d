using System.Buffers;

namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>
/// Finds values by the name before them within a text: <c>password=hunter2</c> of an address or a command, and
/// <c>"password": "hunter2"</c> of JSON that stands in a text, escaped or not, or that is broken.
/// </summary>
internal static class AssignmentDetector
{
    internal const string Marker = "[key]";

    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n&;,\"'<>(){}[]|\\`");
    private static readonly SearchValues<char> EndsBare = SearchValues.Create(", \t\r\n}]");

    internal static void Find(ReadOnlySpan<char> text, TextScrubber rules, Findings findings)
    {
        var at = text.IndexOfAny('=', ':');
        while (at >= 0)
        {
            if (text[at] == '=')
            {
                FindPlain(text, at, rules, findings);
            }
            else
            {
                FindQuoted(text, at, rules, findings);
            }

            var next = text[(at + 1)..].IndexOfAny('=', ':');
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private static void FindPlain(ReadOnlySpan<char> text, int at, TextScrubber rules, Findings findings)
    {
        var start = at;
        while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-' or '.'))
        {
            start--;
        }

        var name = text[start..at].TrimStart("-.");
        if (!rules.IsSecretKey(name) && !rules.IsSecretKey(name[(name.LastIndexOf('.') + 1)..]))
        {
            return;
        }

        var rest = text[(at + 1)..];
        var quoted = rest.Length > 0 && rest[0] is '"' or '\'';
        var end = quoted ? rest[1..].IndexOf(rest[0]) + 1 : rest.IndexOfAny(Ends);
        end = end < 0 || (quoted && end == 0) ? rest.Length : end;
        var skip = quoted ? 1 : 0;
        if (end > skip && rest[0] != '=' && !IsLiteral(rest[skip..end]))
        {
            findings.Add(at + 1 + skip, at + 1 + end, Marker, PrivacyRule.Keys);
        }
    }

    private static void FindQuoted(ReadOnlySpan<char> text, int at, TextScrubber rules, Findings findings)
    {
        var close = at - 1;
        while (close >= 0 && text[close] == ' ')
        {
            close--;
        }

        if (close < 1 || text[close] is not ('"' or '\''))
        {
            return;
        }

        var quote = text[close];
        var escapes = Escapes(text, close);
        var open = text[..(close - escapes)].LastIndexOf(quote);
        if (open < 0 || !rules.IsSecretKey(text[(open + 1)..(close - escapes)]))
        {
            return;
        }

        var value = at + 1;
        while (value < text.Length && char.IsWhiteSpace(text[value]))
        {
            value++;
        }

        AddValue(text, value, quote, escapes, findings);
    }

    private static void AddValue(ReadOnlySpan<char> text, int value, char quote, int escapes, Findings findings)
    {
        var rest = text[Math.Min(value, text.Length)..];
        var opening = new string('\\', escapes) + quote;
        if (rest.StartsWith(opening, StringComparison.Ordinal))
        {
            var start = value + opening.Length;
            findings.Add(start, EndOfQuoted(text, start, quote, escapes), Marker, PrivacyRule.Keys);
        }
        else if (rest.Length > 0 && rest[0] is '{' or '[')
        {
            findings.Add(value, value + EndOfNested(rest), $"{opening}{Marker}{opening}", PrivacyRule.Keys);
        }
        else
        {
            var end = rest.IndexOfAny(EndsBare) is var found and >= 0 ? found : rest.Length;
            if (end > 0 && !IsLiteral(rest[..end]))
            {
                findings.Add(value, value + end, $"{opening}{Marker}{opening}", PrivacyRule.Keys);
            }
        }
    }

    private static int EndOfQuoted(ReadOnlySpan<char> text, int start, char quote, int escapes)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] != quote)
            {
                continue;
            }

            var before = Escapes(text[start..], i - start);
            if (escapes == 0 ? before % 2 == 0 : before == escapes)
            {
                return i - escapes;
            }
        }

        return text.Length;
    }

    private static int EndOfNested(ReadOnlySpan<char> rest)
    {
        var depth = 0;
        for (var i = 0; i < rest.Length; i++)
        {
            depth += rest[i] is '{' or '[' ? 1 : rest[i] is '}' or ']' ? -1 : 0;
            if (depth == 0)
            {
                return i + 1;
            }
        }

        return rest.Length;
    }

    /// <summary>Backslashes before a place.</summary>
    private static int Escapes(ReadOnlySpan<char> text, int at)
    {
        var start = at;
        while (start > 0 && text[start - 1] == '\\')
        {
            start--;
        }

        return at - start;
    }

    private static bool IsLiteral(ReadOnlySpan<char> value) => value is "true" or "false" or "null" or "undefined" or "None";
}
