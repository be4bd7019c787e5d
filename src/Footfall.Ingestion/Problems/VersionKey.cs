using System.Buffers;
using System.Globalization;
using System.Text;

namespace Footfall.Ingestion.Problems;

/// <summary>
/// Versions as texts that sort as the versions do: 1.9 before 1.10, 2.0.0-rc.1 before 2.0.0, v1.2 like 1.2.0. Also as Python (2.0.0rc1), Git (1.2.0-7-g1a2b3c4), builds of
/// apps (1.2 (45)) and senders with names (acme@1.2, release-1.2) write them.
/// </summary>
public static class VersionKey
{
    private const int LongestVersion = 99;
    private const char Release = '~';
    private static readonly SearchValues<char> CoreLetters = SearchValues.Create("0123456789.");
    private static readonly string[] Openings = ["version", "release", "build", "rel", "ver", "v"];

    // What follows a release; what leads to it has any other name where a sign divides the two, and else one of those that Python knows.
    private static readonly string[] Followers = ["post", "patch", "rev", "sp", "hotfix"];
    private static readonly string[] Releases = ["final", "ga", "release"];
    private static readonly string[] Leaders = ["a", "alpha", "b", "beta", "c", "rc", "pre", "preview", "dev", "m", "snapshot"];

    /// <summary>The key; empty for what does not say what comes before it, such as the name of a branch or a commit.</summary>
    public static string Of(string version)
    {
        var text = WithoutName(version.AsSpan().Trim());
        var plus = text.IndexOf('+');
        text = plus > 0 ? text[..plus] : text;
        var end = text.IndexOfAnyExcept(CoreLetters);
        var core = (end < 0 ? text : text[..end]).TrimEnd('.');
        if (core.IsEmpty || core.Length > LongestVersion || text.Length > 2 * LongestVersion || !char.IsAsciiDigit(core[0]))
        {
            return "";
        }

        var key = new StringBuilder();
        AppendCore(key, core);

        // A release stands behind all that led to it, and before what follows it: blanks sort before digits, digits before letters, and these before the sign of a release.
        key.Append(' ');
        return AppendEnd(key, text[core.Length..], isPlainNumber: core.IndexOf('.') < 0) ? key.ToString() : "";
    }

    private static ReadOnlySpan<char> WithoutName(ReadOnlySpan<char> text)
    {
        text = text[(text.LastIndexOf('@') + 1)..];
        foreach (var opening in Openings)
        {
            if (text.Length > opening.Length && text.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
            {
                var rest = text[opening.Length..].TrimStart(" -_/.");
                return char.IsAsciiDigit(rest.IsEmpty ? ' ' : rest[0]) ? rest : text;
            }
        }

        return text;
    }

    /// <summary>Adds what stands behind the numbers; false when that says that they are none of a version.</summary>
    private static bool AppendEnd(StringBuilder key, ReadOnlySpan<char> end, bool isPlainNumber)
    {
        if (end.IsEmpty)
        {
            key.Append(Release);
            return true;
        }

        if (end.StartsWith(" (") && end[^1] == ')' && TextEdges.IsNumber(end[2..^1]))
        {
            AppendNumber(key.Append(Release), end[2..^1]);
            return true;
        }

        var rest = end.TrimStart("-._");
        var letters = rest.IndexOfAnyInRange('0', '9') is >= 0 and var digit ? rest[..digit] : rest;
        var word = letters.TrimEnd(".-_");
        var isKnown = Has(Leaders, word) || Has(Followers, word) || Has(Releases, word);

        // A number alone may begin a commit (3f2a1b9) or a branch (12-fix-login) as well as a date.
        if (end[0] == '-' ? isPlainNumber && !isKnown && !char.IsAsciiDigit(rest.IsEmpty ? ' ' : rest[0]) : isPlainNumber || !isKnown)
        {
            return false;
        }

        if (CommitsBehind(rest) is { IsEmpty: false } commits)
        {
            AppendNumber(key.Append(Release), commits);
            return true;
        }

        // Python's .dev1 leads to its first alpha; with a dash it is a name like any other.
        var isBehind = Has(Followers, word) || Has(Releases, word);
        var isFirst = end[0] == '.' && word.Equals("dev", StringComparison.OrdinalIgnoreCase);
        _ = isBehind ? key.Append(Release) : isFirst ? key.Append("A ") : key;
        _ = AppendRest(key, isBehind || isFirst ? rest[letters.Length..] : rest);
        return true;
    }

    /// <summary><c>7-g1a2b3c4</c>, as Git describes what stands seven commits behind a tag.</summary>
    private static ReadOnlySpan<char> CommitsBehind(ReadOnlySpan<char> rest)
    {
        var dash = rest.IndexOf("-g", StringComparison.Ordinal);
        return dash > 0 && TextEdges.IsNumber(rest[..dash]) && rest.Length - dash >= 9 && TextEdges.IsHex(rest[(dash + 2)..]) ? rest[..dash] : default;
    }

    private static bool Has(string[] words, ReadOnlySpan<char> word)
    {
        foreach (var one in words)
        {
            if (word.Equals(one, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
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
            _ = word.IsEmpty ? key : key.Append('A').Append(Known(word)).Append(' ');
            rest = rest[letters..];
        }

        return key;
    }

    /// <summary>Short names of Python stand for the long ones.</summary>
    private static string Known(ReadOnlySpan<char> word) => word.ToString().ToLowerInvariant() switch { "a" => "alpha", "b" => "beta", "c" => "rc", var other => other };

    private static void AppendNumber(StringBuilder key, ReadOnlySpan<char> digits)
    {
        var number = digits.TrimStart('0');
        key.Append('1').Append(number.Length.ToString("00", CultureInfo.InvariantCulture)).Append(number);
    }
}
