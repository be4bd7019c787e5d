namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>
/// Finds mail addresses: a local part, <c>@</c> or <c>%40</c>, and a domain whose last label is letters. What only looks like one
/// stays: <c>logo@2x.png</c>, <c>react@18.2.0-beta.rc</c>, <c>git@github.com:owner/name</c>, <c>render@https://host/app.js:1:2</c>.
/// </summary>
internal static class MailDetector
{
    internal const string Marker = "[mail]";

    private const int LongestLocal = 64;
    private const int LongestDomain = 253;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Files = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "avif", "css", "csv", "gif", "gz", "html", "ico", "jpeg", "jpg", "js", "json", "jsx", "map", "mjs", "pdf", "png", "svg", "tgz", "ts",
        "tsx", "txt", "vue", "wasm", "webp", "whl", "xml",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    internal static void Find(ReadOnlySpan<char> text, Findings findings)
    {
        for (var at = NextSign(text, 0); at >= 0; at = NextSign(text, at + 1))
        {
            var behind = text[at] == '@' ? at + 1 : at + 3;
            var start = StartOfLocal(text, at);
            var end = EndOfDomain(text, behind);
            var gitAddress = text[start..at] is "git" && end < text.Length && text[end] is ':' or '/';
            if (start < at && end > behind && !gitAddress)
            {
                findings.Add(start, end, Marker, PrivacyRule.Mails);
            }
        }
    }

    private static int NextSign(ReadOnlySpan<char> text, int from)
    {
        var rest = text[from..];
        var plain = rest.IndexOf('@');
        var encoded = rest.IndexOf("%40");
        var next = plain < 0 ? encoded : encoded < 0 ? plain : Math.Min(plain, encoded);
        return next < 0 ? -1 : from + next;
    }

    private static int StartOfLocal(ReadOnlySpan<char> text, int at)
    {
        var start = at;
        while (start > 0 && at - start < LongestLocal && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '%' or '+' or '-' or '\''))
        {
            start--;
        }

        // A record that is no valid JSON is read as it stands: the n of \n is no part of a name.
        if (start > 0 && start < at && text[start - 1] == '\\')
        {
            start++;
        }

        while (start < at && text[start] is '.' or '-' or '\'')
        {
            start++;
        }

        return start;
    }

    /// <summary>The end of the domain; where it begins when there is none.</summary>
    private static int EndOfDomain(ReadOnlySpan<char> text, int from)
    {
        var end = from;
        while (end < text.Length && end - from < LongestDomain && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '-'))
        {
            end++;
        }

        // Labels that cannot end a domain are what follows on it: "ann@acme.example.2".
        while (end > from)
        {
            var domain = text[from..end];
            var dot = domain.LastIndexOf('.');
            if (dot <= 0)
            {
                return from;
            }

            var last = domain[(dot + 1)..];
            if (IsTopLevel(last))
            {
                return Files.Contains(last) || BeginsLikeVersion(domain) ? from : end;
            }

            end = from + dot;
        }

        return from;
    }

    private static bool IsTopLevel(ReadOnlySpan<char> label)
    {
        if (label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        foreach (var c in label)
        {
            if (!char.IsLetter(c))
            {
                return false;
            }
        }

        return label.Length is >= 2 and <= 24;
    }

    private static bool BeginsLikeVersion(ReadOnlySpan<char> domain)
    {
        var dot = domain.IndexOf('.');
        return dot > 0 && dot + 1 < domain.Length && !domain[..dot].ContainsAnyExceptInRange('0', '9') && char.IsAsciiDigit(domain[dot + 1])
            && domain[(dot + 1)..].IndexOf('.') >= 0;
    }
}
