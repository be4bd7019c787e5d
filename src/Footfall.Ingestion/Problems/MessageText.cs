using System.Buffers;
using System.Text;

namespace Footfall.Ingestion.Problems;

/// <summary>
/// What messages of one error have in common: numbers, ids, paths, addresses, times and quoted values give way to marks. A number that the
/// system gives an error outlives its translation, so such a number stands for the whole message.
/// </summary>
public static class MessageText
{
    private const int Longest = 2_000;
    private const int LongestKey = 400;
    private const string Mark = "#";
    private const string Quotes = "'\"`\u00ab\u201e\u201c\u2018";
    private const string Closing = "'\"`\u00bb\u201c\u201d\u2019";
    private static readonly SearchValues<char> Breaks = SearchValues.Create("()[]{}<>,;=|:!?*");
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n\"'`<>|");

    /// <summary>Takes out of a message what differs from one occurrence to the next.</summary>
    public static string KeyOf(string message)
    {
        var text = message.AsSpan(0, Math.Min(message.Length, Longest));
        return ErrorCodes.Find(text) is { } code ? code : Normalize(text);
    }

    private static string Normalize(ReadOnlySpan<char> text)
    {
        var key = new StringBuilder();
        var i = 0;
        while (i < text.Length && key.Length < LongestKey)
        {
            i += Step(text, i, key);
        }

        return key.ToString().Trim();
    }

    /// <summary>Takes one piece of the text; returns its length.</summary>
    private static int Step(ReadOnlySpan<char> text, int at, StringBuilder key)
    {
        var c = text[at];
        if (char.IsWhiteSpace(c) || char.IsControl(c))
        {
            _ = key.Length > 0 && key[^1] != ' ' ? key.Append(' ') : key;
            return 1;
        }

        if (QuotedLength(text, at) is > 0 and var quoted)
        {
            AppendMark(key, Mark);
            return quoted;
        }

        var length = WordLength(text[at..]);
        if (length == 0)
        {
            key.Append(c);
            return 1;
        }

        var word = text.Slice(at, length);
        var core = word.TrimEnd("./");
        if (WordKinds.IsChanging(core))
        {
            AppendMark(key, Mark);
        }
        else
        {
            key.Append(core.ToString().ToLowerInvariant());
        }

        return length;
    }

    /// <summary>Length of a quoted value from here on; 0 when there is none. An apostrophe inside of a word is no quote.</summary>
    private static int QuotedLength(ReadOnlySpan<char> text, int at)
    {
        var kind = Quotes.IndexOf(text[at], StringComparison.Ordinal);
        if (kind < 0 || (at > 0 && char.IsLetterOrDigit(text[at - 1])))
        {
            return 0;
        }

        for (var i = at + 1; i < text.Length && text[i] != '\n'; i++)
        {
            if (text[i] == Closing[kind] && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1])))
            {
                return i + 1 - at;
            }
        }

        return 0;
    }

    /// <summary>Addresses, paths and times hold what otherwise ends a word.</summary>
    private static int WordLength(ReadOnlySpan<char> text)
    {
        var blank = text.IndexOfAny(Blanks);
        var whole = blank < 0 ? text : text[..blank];
        if (whole.IndexOf("://", StringComparison.Ordinal) > 0 || WordKinds.IsWindowsPath(whole))
        {
            return whole.TrimEnd(".,;:)]}").Length;
        }

        var end = whole.IndexOfAny(Breaks);
        return end < 0 ? whole.Length : end;
    }

    /// <summary>Several of them in a row, as in a list of numbers, are one: how many there are differs, too.</summary>
    private static void AppendMark(StringBuilder key, string mark)
    {
        var end = key.Length;
        while (end > 0 && key[end - 1] is ' ' or ',' or ';' or ':' or '-' or '/')
        {
            end--;
        }

        if (end > 0 && key[end - 1] == '#' && end <= key.Length)
        {
            key.Length = end;
            return;
        }

        key.Append(mark);
    }
}
