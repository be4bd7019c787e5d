using System.Globalization;
using System.Text;

namespace Footfall.Ingestion.Problems;

/// <summary>Texts that were made for a terminal: with colours, links and titles in escape sequences.</summary>
internal static class TerminalText
{
    private const char Escape = '\u001b';
    private const char Bell = '\u0007';

    /// <summary>The text without escape sequences.</summary>
    internal static string Plain(string text)
    {
        if (!text.Contains(Escape, StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == Escape)
            {
                i = End(text, i);
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }

    /// <summary>The first line with something to see in it, without escape sequences and control characters; empty when there is none.</summary>
    internal static string FirstLine(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.ContainsAnyExcept(' ', '\t'))
            {
                var readable = string.Concat(Plain(line.ToString()).Where(c => !char.IsControl(c) || c == '\t')).Trim();
                if (readable.Any(IsSeen))
                {
                    return readable;
                }
            }
        }

        return "";
    }

    private static bool IsSeen(char c) => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control);

    /// <summary>Where a sequence ends: <c>ESC [ ... letter</c>, <c>ESC ] ... BEL</c> or <c>ESC \</c>, else one character.</summary>
    private static int End(string text, int escape)
    {
        var i = escape + 1;
        if (i < text.Length && text[i] == '[')
        {
            do
            {
                i++;
            }
            while (i < text.Length && text[i] is >= ' ' and < '@');
        }
        else if (i < text.Length && text[i] == ']')
        {
            var end = text.IndexOfAny([Bell, Escape, '\n'], i);
            return end < 0 ? text.Length : text[end] == Bell ? end : text[end] == Escape ? Math.Min(end + 1, text.Length) : end - 1;
        }

        return Math.Min(i, text.Length);
    }
}
