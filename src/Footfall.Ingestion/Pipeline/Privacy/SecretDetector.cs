using System.Buffers;

namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>
/// Finds what opens doors: private keys, JSON Web Tokens, <c>Bearer</c> and <c>Basic</c> credentials, keys with the prefixes that
/// their makers give them so that they can be found, and passwords in addresses (<c>https://user:password@host</c>).
/// </summary>
internal static class SecretDetector
{
    internal const string Marker = "[secret]";

    /// <summary>Fewest characters of a text with a secret.</summary>
    internal const int Shortest = 10;

    private const int ShortestBearer = 16;
    private const int ShortestPartOfJwt = 10;

    private static readonly SearchValues<char> Word = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");
    private static readonly SearchValues<char> Token68 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=");
    private static readonly SearchValues<char> Base64Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");
    private static readonly SearchValues<char> EndsAuthority = SearchValues.Create("/?#@ \t\r\n\"'<>\\");

    /// <summary>Prefix and least length of what follows. AWS, GitHub, GitLab, Slack, Stripe, OpenAI, Google, npm, Hugging Face, SendGrid, PyPI, our own.</summary>
    private static readonly (string Prefix, int Least)[] Prefixes =
    [
        ("AKIA", 16), ("ASIA", 16), ("ghp_", 30), ("gho_", 30), ("ghu_", 30), ("ghs_", 30), ("ghr_", 30), ("github_pat_", 30), ("glpat-", 20),
        ("xoxb-", 20), ("xoxp-", 20), ("xoxa-", 20), ("xoxs-", 20), ("xoxr-", 20), ("sk_live_", 16), ("sk_test_", 16), ("rk_live_", 16),
        ("whsec_", 16), ("sk-", 32), ("AIza", 35), ("npm_", 36), ("hf_", 30), ("SG.", 40), ("pypi-", 50), ("ff_ingest_", 20),
    ];

    /// <summary>Texts of which at least one stands wherever there is something to find, in the spellings that are usual.</summary>
    internal static IEnumerable<string> Signs => [.. Prefixes.Select(p => p.Prefix), "-----BEGIN", "eyJ", "Bearer ", "bearer ", "BEARER ", "Basic ", "basic ", "BASIC "];

    internal static void Find(ReadOnlySpan<char> text, Findings findings)
    {
        FindPrivateKeys(text, findings);
        FindCredentials(text, "bearer ", findings);
        FindCredentials(text, "basic ", findings);
        FindJwts(text, findings);
        FindPrefixes(text, findings);
    }

    /// <summary>Passwords in addresses; there are none without @.</summary>
    internal static void FindInAddresses(ReadOnlySpan<char> text, Findings findings)
    {
        for (var at = Next(text, "://", 0); at >= 0; at = Next(text, "://", at + 3))
        {
            var rest = text[(at + 3)..];
            var end = rest.IndexOfAny(EndsAuthority);
            if (end > 0 && rest[end] == '@' && rest[..end].Contains(':'))
            {
                findings.Add(at + 3, at + 3 + end, Marker, PrivacyRule.Secrets);
            }
        }
    }

    private static void FindPrivateKeys(ReadOnlySpan<char> text, Findings findings)
    {
        for (var at = Next(text, "-----BEGIN ", 0); at >= 0; at = Next(text, "-----BEGIN ", at + 5))
        {
            var head = text[at..Math.Min(text.Length, at + 64)];
            if (!head.Contains("PRIVATE KEY", StringComparison.Ordinal))
            {
                continue;
            }

            // Without its end, all that follows may be part of the key.
            var footer = Next(text, "-----END ", at);
            var close = footer < 0 ? -1 : Next(text, "-----", footer + 9);
            findings.Add(at, close < 0 ? text.Length : close + 5, Marker, PrivacyRule.Secrets);
        }
    }

    private static void FindJwts(ReadOnlySpan<char> text, Findings findings)
    {
        for (var at = Next(text, "eyJ", 0); at >= 0; at = Next(text, "eyJ", at + 3))
        {
            var header = Run(text[at..], Word);
            var body = at + header < text.Length && text[at + header] == '.' ? Run(text[(at + header + 1)..], Word) : 0;
            var behind = at + header + 1 + body;
            if (IsWordStart(text, at) && header >= ShortestPartOfJwt && body >= ShortestPartOfJwt && behind < text.Length && text[behind] == '.')
            {
                findings.Add(at, behind + 1 + Run(text[(behind + 1)..], Word), Marker, PrivacyRule.Secrets);
            }
        }
    }

    private static void FindCredentials(ReadOnlySpan<char> text, string scheme, Findings findings)
    {
        var at = text.IndexOf(scheme, StringComparison.OrdinalIgnoreCase);
        while (at >= 0)
        {
            var start = at + scheme.Length;
            var value = text.Slice(start, Run(text[start..], Token68));
            if (IsWordStart(text, at) && (scheme[1] == 'e' ? IsBearer(value) : IsBasic(value)))
            {
                findings.Add(start, start + value.Length, Marker, PrivacyRule.Secrets);
            }

            var next = text[start..].IndexOf(scheme, StringComparison.OrdinalIgnoreCase);
            at = next < 0 ? -1 : start + next;
        }
    }

    /// <summary>"bearer of good news" and "Bearer authentication-required" are none.</summary>
    private static bool IsBearer(ReadOnlySpan<char> value) => value.Length >= ShortestBearer && value.ContainsAnyInRange('0', '9');

    /// <summary>Base64 of a text with a colon (RFC 7617).</summary>
    private static bool IsBasic(ReadOnlySpan<char> value)
    {
        var base64 = value[..Run(value, Base64Characters)];
        Span<byte> decoded = stackalloc byte[256];
        return base64.Length is >= 4 and <= 340
            && Convert.TryFromBase64Chars(base64, decoded, out var length)
            && decoded[..length].Contains((byte)':');
    }

    private static void FindPrefixes(ReadOnlySpan<char> text, Findings findings)
    {
        foreach (var (prefix, least) in Prefixes)
        {
            for (var at = Next(text, prefix, 0); at >= 0; at = Next(text, prefix, at + prefix.Length))
            {
                var start = at + prefix.Length;
                var tail = RunOfKey(text[start..]);
                if (tail >= least && IsWordStart(text, at) && text.Slice(start, tail).ContainsAnyInRange('0', '9'))
                {
                    findings.Add(at, start + tail, Marker, PrivacyRule.Secrets);
                }
            }
        }
    }

    /// <summary>Keys are of letters, digits, _ and -, and SendGrid's have one point.</summary>
    private static int RunOfKey(ReadOnlySpan<char> text)
    {
        var length = Run(text, Word);
        return length + 1 < text.Length && text[length] == '.' && length >= 20 ? length + 1 + Run(text[(length + 1)..], Word) : length;
    }

    private static int Run(ReadOnlySpan<char> text, SearchValues<char> of) => text.IndexOfAnyExcept(of) is var end and >= 0 ? end : text.Length;

    private static bool IsWordStart(ReadOnlySpan<char> text, int at) => at == 0 || !Word.Contains(text[at - 1]) || (at > 1 && text[at - 2] == '\\');

    private static int Next(ReadOnlySpan<char> text, string what, int from) =>
        from >= text.Length ? -1 : text[from..].IndexOf(what, StringComparison.Ordinal) is var at and >= 0 ? from + at : -1;
}
