using System.Buffers;
using System.Globalization;
using System.Text;

namespace Footfall.Ingestion.Problems;

/// <summary>Versions as texts that sort as the versions do: 1.9 before 1.10, 2.0.0-rc.1 before 2.0.0, v1.2 like 1.2.0.</summary>
public static class VersionKey
{
    private const int LongestVersion = 100;
    private static readonly SearchValues<char> CoreLetters = SearchValues.Create("0123456789.");

    /// <summary>The key; empty for what does not say what comes before it, such as the name of a branch or a commit.</summary>
    public static string Of(string version)
    {
        var text = version.AsSpan().Trim();
        text = text.Length > 1 && text[0] is 'v' or 'V' ? text[1..] : text;
        var plus = text.IndexOf('+');
        text = plus > 0 ? text[..plus] : text;
        var dash = text.IndexOf('-');
        var core = dash > 0 ? text[..dash] : text;
        if (core.IsEmpty || core.Length > LongestVersion || core.IndexOfAnyExcept(CoreLetters) >= 0 || !char.IsAsciiDigit(core[0]))
        {
            return "";
        }

        var key = new StringBuilder();
        AppendCore(key, core);

        // A release stands behind all that led to it, and before what follows it: blanks sort before digits, and digits before letters.
        key.Append(' ');
        _ = dash > 0 ? AppendRest(key, text[(dash + 1)..]) : key.Append('~');
        return key.ToString();
    }

    private static void AppendCore(StringBuilder key, ReadOnlySpan<char> core)
    {
        var whole = 0;
        foreach (var range in core.Split('.'))
        {
            AppendNumber(key, core[range]);
            whole = core[range].Trim('0').IsEmpty ? whole : key.Length;
        }

        key.Length = whole;
    }

    private static StringBuilder AppendRest(StringBuilder key, ReadOnlySpan<char> rest)
    {
        while (rest.Length > 0)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            digits = digits < 0 ? rest.Length : digits;
            if (digits > 0)
            {
                AppendNumber(key, rest[..digits]);
                rest = rest[digits..];
                continue;
            }

            var letters = rest.IndexOfAnyInRange('0', '9');
            letters = letters < 0 ? rest.Length : letters;
            var word = rest[..letters].Trim(".-_");
            _ = word.IsEmpty ? key : key.Append('A').Append(word.ToString().ToLowerInvariant()).Append(' ');
            rest = rest[letters..];
        }

        return key;
    }

    private static void AppendNumber(StringBuilder key, ReadOnlySpan<char> digits)
    {
        var number = digits.TrimStart('0');
        key.Append('1').Append(number.Length.ToString("00", CultureInfo.InvariantCulture)).Append(number);
    }
}
