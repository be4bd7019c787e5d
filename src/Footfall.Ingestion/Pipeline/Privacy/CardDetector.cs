namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>
/// Finds numbers of payment cards: the first digits of a network, its length, and the check digit (Luhn). Digits may be
/// grouped as on the card, with blanks or hyphens. Times in milliseconds, ids of other lengths and UUIDs stay.
/// </summary>
internal static class CardDetector
{
    internal const string Marker = "[card]";

    /// <summary>Digits of the shortest number.</summary>
    internal const int Shortest = 14;
    private const int Longest = 16;

    // Of 14 digits in a row, with at most 4 separators among them, two that are this far apart both are digits or separators.
    private const int Stride = 7;

    /// <summary>Whether the text can have one: a fast look at every seventh character.</summary>
    internal static bool IsPossible(ReadOnlySpan<char> text)
    {
        for (var i = Stride - 1; i + Stride < text.Length; i += Stride)
        {
            if (IsPart(text[i]) && IsPart(text[i + Stride]) && DigitsAround(text, i))
            {
                return true;
            }
        }

        return false;
    }

    internal static void Find(ReadOnlySpan<char> text, Findings findings)
    {
        var at = 0;
        while (at < text.Length)
        {
            var digit = text[at..].IndexOfAnyInRange('0', '9');
            if (digit < 0)
            {
                return;
            }

            var start = at + digit;
            var end = EndOfRun(text, start);
            if (IsFree(text, start, end) && IsCard(text[start..end]))
            {
                findings.Add(start, end, Marker, PrivacyRule.Cards);
            }

            at = end;
        }
    }

    /// <summary>Whether this text is one number of a card and nothing else.</summary>
    internal static bool IsCard(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[Longest];
        var count = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                if (count == Longest)
                {
                    return false;
                }

                digits[count++] = c;
            }
        }

        return IsGrouped(text, count) && IsOfNetwork(digits[..count]) && PassesLuhn(digits[..count]);
    }

    private static bool IsPart(char c) => char.IsAsciiDigit(c) || c is ' ' or '-';

    private static bool DigitsAround(ReadOnlySpan<char> text, int at)
    {
        var start = at;
        while (start > 0 && IsPart(text[start - 1]))
        {
            start--;
        }

        if (start > 0 && text[start - 1] == '.')
        {
            // The fraction of a number, of which payloads are full.
            return false;
        }

        var digits = 0;
        for (var i = start; i < text.Length && IsPart(text[i]); i++)
        {
            digits += char.IsAsciiDigit(text[i]) ? 1 : 0;
        }

        return digits >= Shortest;
    }

    /// <summary>Digits with single separators between them.</summary>
    private static int EndOfRun(ReadOnlySpan<char> text, int start)
    {
        var end = start + 1;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is ' ' or '-' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
        {
            end++;
        }

        return end;
    }

    /// <summary>Not a part of a word, of a UUID, or of a number with a fraction.</summary>
    private static bool IsFree(ReadOnlySpan<char> text, int start, int end)
    {
        var before = start == 0 ? ' ' : text[start - 1];
        var behind = end == text.Length ? ' ' : text[end];
        return !char.IsLetterOrDigit(before) && before is not ('_' or '-' or '.')
            && !char.IsLetterOrDigit(behind) && behind is not ('_' or '-')
            && !(behind == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]));
    }

    private static bool IsGrouped(ReadOnlySpan<char> text, int digits)
    {
        var separator = text.IndexOfAnyExceptInRange('0', '9');
        if (separator < 0)
        {
            return true;
        }

        ReadOnlySpan<int> groups = digits switch { 16 => [4, 4, 4, 4], 15 => [4, 6, 5], 14 => [4, 6, 4], _ => [] };
        var (sign, at) = (text[separator], 0);
        foreach (var group in groups)
        {
            var isLast = at + group == text.Length;
            if (at + group > text.Length || text.Slice(at, group).ContainsAnyExceptInRange('0', '9') || (!isLast && text[at + group] != sign))
            {
                return false;
            }

            at += group + 1;
        }

        return at == text.Length + 1;
    }

    private static bool IsOfNetwork(ReadOnlySpan<char> digits)
    {
        var first = digits.Length < Shortest ? 0 : int.Parse(digits[..4], System.Globalization.CultureInfo.InvariantCulture);
        return digits.Length switch
        {
            // Visa, Mastercard, Discover, JCB, UnionPay.
            16 => first is (>= 4000 and <= 4999) or (>= 5100 and <= 5599) or (>= 2221 and <= 2720) or 6011 or (>= 6440 and <= 6599) or (>= 3528 and <= 3589) or (>= 6200 and <= 6299),

            // American Express.
            15 => first / 100 is 34 or 37,

            // Diners Club.
            14 => first is >= 3000 and <= 3059 || first / 100 is 36 or 38,
            _ => false,
        };
    }

    private static bool PassesLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }
}
