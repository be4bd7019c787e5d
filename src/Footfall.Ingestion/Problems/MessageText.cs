using System.Buffers;
using System.Text;

namespace Footfall.Ingestion.Problems;

/// <summary>
/// What messages of one error have in common: numbers with their units, ids, paths, addresses, times, quoted values and JSON give way to marks. A code that the
/// system gives an error outlives its translation, so such a code stands for the whole message.
/// </summary>
public static class MessageText
{
    private const int Longest = 2_000;
    private const int LongestKey = 400;
    private const int ProtocolLength = 8;
    private const int StatusReach = 24;
    private const char Mark = '#';
    private const string Quotes = "'\"`\u00ab\u201e\u201c\u2018\u201a\u300c\u300e";
    private const string Closing = "'\"`\u00bb\u201c\u201d\u2019\u2018\u300d\u300f";

    // Signs that also stand inside of words, as an apostrophe does.
    private const int PlainQuotes = 3;
    private static readonly SearchValues<char> Breaks = SearchValues.Create("()[]{}<>,;=|:!?*");
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n\"'`<>|\u00ab\u00bb\u201c\u201d\u201e\u300c\u300d\u300e\u300f");

    /// <summary>Takes out of a message what differs from one occurrence to the next.</summary>
    public static string KeyOf(string message)
    {
        var text = TerminalText.Plain(message.Length > Longest ? message[..Longest] : message).AsSpan();
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
            AppendMark(key);
            return quoted;
        }

        if (c == '{' && JsonSpan.LengthOf(text[at..]) is > 0 and var json)
        {
            AppendMark(key);
            return json;
        }

        var length = WordLength(text[at..]);
        if (length == 0)
        {
            AppendSign(key, c);
            return 1;
        }

        AppendWord(key, text.Slice(at, length), text[(at + length)..]);
        return length;
    }

    private static void AppendWord(StringBuilder key, ReadOnlySpan<char> word, ReadOnlySpan<char> rest)
    {
        var core = word.TrimEnd("./");
        if (WordKinds.MayBeStatus(core) && WordKinds.NamesStatus(Tail(key)))
        {
            key.Append(core);
            return;
        }

        // The version of the protocol says nothing about what went wrong.
        core = core.StartsWith("HTTP/", StringComparison.OrdinalIgnoreCase) && core.Length <= ProtocolLength ? core[..4] : core;
        var isBehindMark = key.Length > 0 && (key[^1] == Mark || (key.Length > 1 && key[^1] == ' ' && key[^2] == Mark));
        if (WordKinds.IsChanging(core) || WordKinds.IsFile(core) || WordKinds.IsAddress(core, rest) || (WordKinds.IsDateWord(core) && WordKinds.IsBeforeNumber(rest)) || IsNamedValue(key))
        {
            AppendMark(key);
        }
        else if (isBehindMark && WordKinds.IsUnit(core))
        {
            AppendMark(key);
        }
        else
        {
            // How many there are differs: 1 file, 2 files.
            core = isBehindMark && core.Length > 3 && core[^1] == 's' && core[^2] != 's' ? core[..^1] : core;
            key.Append(core.ToString().ToLowerInvariant());
        }
    }

    private static string Tail(StringBuilder key) => key.ToString(Math.Max(0, key.Length - StatusReach), Math.Min(key.Length, StatusReach));

    /// <summary>Whether what comes is the value of a name that says whose or which: <c>user=</c>.</summary>
    private static bool IsNamedValue(StringBuilder key)
    {
        if (key.Length < 2 || key[^1] != '=')
        {
            return false;
        }

        var begin = key.Length - 1;
        while (begin > 0 && (char.IsLetterOrDigit(key[begin - 1]) || key[begin - 1] is '_' or '-' or '.'))
        {
            begin--;
        }

        return WordKinds.IsNameOfIdentity(key.ToString(begin, key.Length - 1 - begin));
    }

    /// <summary>Brackets around nothing but a mark say no more than it does, and a sign of percent is a unit.</summary>
    private static void AppendSign(StringBuilder key, char c)
    {
        var open = c switch { ')' => '(', ']' => '[', '}' => '{', _ => '\0' };
        var end = key.Length;
        if (open != '\0' && end > 1 && key[end - 1] == Mark && key[end - 2] == open)
        {
            key.Length = end - 2;
            AppendMark(key);
        }
        else if (c is ']' or '}' && end > 0 && key[end - 1] == open)
        {
            key.Length = end - 1;
            AppendMark(key);
        }
        else if (c != '%' || !EndsWithMark(key))
        {
            key.Append(c);
        }
    }

    private static bool EndsWithMark(StringBuilder key) => key.Length > 0 && (key[^1] == Mark || (key[^1] == ' ' && key.Length > 1 && key[^2] == Mark));

    /// <summary>Length of a quoted value from here on; 0 when there is none. An apostrophe inside of a word is no quote.</summary>
    private static int QuotedLength(ReadOnlySpan<char> text, int at)
    {
        var kind = Quotes.IndexOf(text[at], StringComparison.Ordinal);
        var isPlain = kind < PlainQuotes;
        if (kind < 0 || (isPlain && at > 0 && char.IsLetterOrDigit(text[at - 1])))
        {
            return 0;
        }

        for (var i = at + 1; i < text.Length && text[i] != '\n'; i++)
        {
            if (text[i] == Closing[kind] && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]) || !(isPlain || text[i] == '\u2019')))
            {
                return i + 1 - at;
            }
        }

        return 0;
    }

    /// <summary>Addresses, paths and times hold what otherwise ends a word. Scripts without blanks have words that end where others begin.</summary>
    private static int WordLength(ReadOnlySpan<char> text)
    {
        var blank = text.IndexOfAny(Blanks);
        var whole = blank < 0 ? text : text[..blank];
        if (whole.IndexOf("://", StringComparison.Ordinal) > 0 || WordKinds.IsWindowsPath(whole))
        {
            return whole.TrimEnd(".,;:)]}").Length;
        }

        var address = whole.TrimEnd(".,;)]}");
        if (WordKinds.IsAddress6(address))
        {
            return address.Length;
        }

        var end = whole.IndexOfAny(Breaks);
        var length = end < 0 ? whole.Length : end;
        for (var i = 1; i < length; i++)
        {
            if (WordKinds.IsWithoutBlanks(whole[i]) != WordKinds.IsWithoutBlanks(whole[i - 1]))
            {
                return i;
            }
        }

        return length;
    }

    /// <summary>Several of them in a row, as in a list of numbers, are one: how many there are differs, too.</summary>
    private static void AppendMark(StringBuilder key)
    {
        var end = key.Length;
        while (end > 0 && key[end - 1] is ' ' or ',' or ';' or ':' or '-' or '/')
        {
            end--;
        }

        if (end > 0 && key[end - 1] == Mark)
        {
            key.Length = end;
            return;
        }

        key.Append(Mark);
    }
}
