using System.Buffers;

namespace Footfall.Ingestion.Problems;

/// <summary>Small questions about texts, without regular expressions: what is read here was written by anybody.</summary>
internal static class TextEdges
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Whether a text is an identifier of a program: letters, digits, <c>_</c>, <c>$</c>, and what <paramref name="more"/> allows.</summary>
    internal static bool IsIdentifier(ReadOnlySpan<char> text, ReadOnlySpan<char> more)
    {
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '$') && more.IndexOf(c) < 0)
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    /// <summary>Cuts <c>:12:5</c> or <c>:12</c> off the end; false when there is none.</summary>
    internal static bool TryCutPosition(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        rest = text;
        for (var cuts = 0; cuts < 2; cuts++)
        {
            var colon = rest.LastIndexOf(':');
            if (colon <= 0 || !IsNumber(rest[(colon + 1)..]))
            {
                return cuts > 0;
            }

            rest = rest[..colon];
        }

        return true;
    }

    /// <summary>Whether a text consists of digits.</summary>
    internal static bool IsNumber(ReadOnlySpan<char> text) => text.Length > 0 && text.IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>Whether a text consists of hexadecimal digits.</summary>
    internal static bool IsHex(ReadOnlySpan<char> text) => text.Length > 0 && text.IndexOfAnyExcept(HexDigits) < 0;

    /// <summary>A file's name without folders, query, and the hash that bundlers put into it: <c>index-BxY12a3f.js</c> is <c>index.js</c>.</summary>
    internal static string FileOf(ReadOnlySpan<char> path)
    {
        var query = path.IndexOfAny('?', '#');
        path = query > 0 ? path[..query] : path;
        var name = path[(path.LastIndexOfAny('/', '\\') + 1)..];
        var dot = name.LastIndexOf('.');
        if (dot <= 0)
        {
            return name.ToString();
        }

        var stem = name[..dot];
        var cut = stem.LastIndexOfAny('-', '.');
        return cut > 0 && LooksHashed(stem[(cut + 1)..]) ? string.Concat(stem[..cut], name[dot..]) : name.ToString();
    }

    /// <summary>Cuts a number at the end off, and what divides it.</summary>
    internal static ReadOnlySpan<char> WithoutNumber(ReadOnlySpan<char> text)
    {
        var rest = text.TrimEnd("0123456789");
        return rest.Length == text.Length ? text : rest.TrimEnd("$_|+`");
    }

    private static bool LooksHashed(ReadOnlySpan<char> text) =>
        text.Length >= 6 && text.IndexOfAnyInRange('0', '9') >= 0 && IsIdentifier(text, "-") || text.Length >= 8 && IsHex(text) || text.Length >= 4 && IsNumber(text);
}
