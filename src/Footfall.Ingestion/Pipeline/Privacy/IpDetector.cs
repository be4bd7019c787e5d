using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>
/// Finds IP addresses and cuts off or takes out what names a machine. Versions (<c>Chrome/120.0.0.0</c>, <c>version 1.2.3.4</c>,
/// <c>name-1.2.3.4.tgz</c>), object identifiers, times and <c>std::vector</c> are none; addresses of nobody (0.0.0.0, loopback) stay.
/// </summary>
internal static class IpDetector
{
    internal const string Marker = "[ip]";

    private const int LongestV6 = 45;

    private static readonly SearchValues<char> V6Characters = SearchValues.Create("0123456789abcdefABCDEF:.");

    /// <summary>Whether there can be one: a point or a colon between digits as addresses have them.</summary>
    internal static bool IsPossible(ReadOnlySpan<char> text)
    {
        for (var at = Separators.Next(text, 0); at >= 0; at = Separators.Next(text, at + 1))
        {
            if (text[at] == ':' ? IsKnownBeginning(text, at) : HasSecondPoint(text, at) && TryReadV4(text, StartOfOctet(text, at), out _))
            {
                return true;
            }
        }

        return false;
    }

    internal static void Find(ReadOnlySpan<char> text, IpTreatment treatment, Findings findings)
    {
        FindV6(text, treatment, findings);
        for (var at = Next(text, '.', 0); at >= 0; at = Next(text, '.', at + 1))
        {
            var start = StartOfOctet(text, at);
            if (TryReadV4(text, start, out var end) && !IsVersion(text, start, end))
            {
                Add(text[start..end], start, treatment, findings);
                at = end - 1;
            }
        }
    }

    private static void FindV6(ReadOnlySpan<char> text, IpTreatment treatment, Findings findings)
    {
        var at = Next(text, ':', 0);
        while (at >= 0)
        {
            var start = at;
            while (start > 0 && at - start < 4 && char.IsAsciiHexDigit(text[start - 1]))
            {
                start--;
            }

            if (start == at && text[(at + 1)..] is not [':', ..])
            {
                // The colon behind a name: "ip:2001:db8::1".
                at = Next(text, ':', at + 1);
                continue;
            }

            var length = text[start..].IndexOfAnyExcept(V6Characters) is var found and >= 0 ? found : text.Length - start;
            var token = text.Slice(start, length).TrimEnd(".");
            token = token.EndsWith("::", StringComparison.Ordinal) ? token : token.TrimEnd(':');
            if (IsV6(text, start, token))
            {
                Add(token, start, treatment, findings);
            }

            at = Next(text, ':', Math.Max(at + 1, start + length));
        }
    }

    /// <summary>Addresses that are in use begin with 2 or 3, fc or fd, fe8 to feb, 64:ff9b: or ::ffff:. That leaves words of programs alone.</summary>
    private static bool IsV6(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> token)
    {
        if (token.Length is < 4 or > LongestV6 || !IsFree(text, start, start + token.Length) || token.Count(':') < 2)
        {
            return false;
        }

        return IsKnownBeginning(token, token.IndexOf(':')) && IPAddress.TryParse(token, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;
    }

    private static bool HasSecondPoint(ReadOnlySpan<char> text, int at) => text.Slice(at + 1, Math.Min(4, text.Length - at - 1)).Contains('.');

    /// <summary>Whether an address may begin with what stands before, or at, its first colon.</summary>
    private static bool IsKnownBeginning(ReadOnlySpan<char> text, int colon)
    {
        if (colon >= 4 && text[colon - 4] is '2' or '3' or 'f' or 'F' && int.TryParse(text[(colon - 4)..colon], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var group)
            && group is (>= 0x2000 and <= 0x3fff) or (>= 0xfc00 and <= 0xfdff) or (>= 0xfe80 and <= 0xfebf))
        {
            return true;
        }

        return text[Math.Max(0, colon - 1)..].StartsWith("::ffff:", StringComparison.OrdinalIgnoreCase)
            || text[colon..].StartsWith("::ffff:", StringComparison.OrdinalIgnoreCase)
            || (colon >= 2 && text[(colon - 2)..].StartsWith("64:ff9b:", StringComparison.OrdinalIgnoreCase));
    }

    private static bool TryReadV4(ReadOnlySpan<char> text, int start, out int end)
    {
        end = start;
        if (start < 0)
        {
            return false;
        }

        for (var octet = 0; octet < 4; octet++)
        {
            if (octet > 0 && (end >= text.Length || text[end++] != '.'))
            {
                return false;
            }

            var (value, digits) = (0, 0);
            while (end < text.Length && digits < 4 && char.IsAsciiDigit(text[end]))
            {
                value = (value * 10) + text[end++] - '0';
                digits++;
            }

            // 01.02.2024 is a day.
            if (digits is 0 or > 3 || value > 255 || (digits > 1 && text[end - digits] == '0'))
            {
                return false;
            }
        }

        return IsFree(text, start, end);
    }

    /// <summary>Where the number before the first point begins; -1 when that point follows no number, or another one.</summary>
    private static int StartOfOctet(ReadOnlySpan<char> text, int dot)
    {
        var start = dot;
        while (start > 0 && dot - start < 3 && char.IsAsciiDigit(text[start - 1]))
        {
            start--;
        }

        return start == dot || dot + 1 >= text.Length || !char.IsAsciiDigit(text[dot + 1]) ? -1 : start;
    }

    private static bool IsFree(ReadOnlySpan<char> text, int start, int end)
    {
        var before = start == 0 ? ' ' : text[start - 1];
        var escaped = start > 1 && text[start - 2] == '\\';
        var behind = end >= text.Length ? ' ' : text[end];
        var further = end + 1 >= text.Length ? ' ' : text[end + 1];
        return (escaped || (!char.IsLetterOrDigit(before) && before is not ('_' or '.')))
            && !char.IsLetterOrDigit(behind) && behind != '_'
            && !(behind == '.' && char.IsLetterOrDigit(further));
    }

    private static bool IsVersion(ReadOnlySpan<char> text, int start, int end)
    {
        var before = text[..start];
        if (before.EndsWith("==", StringComparison.Ordinal) || before.EndsWith("~=", StringComparison.Ordinal) || before.EndsWith("^") || before.EndsWith("~"))
        {
            return true;
        }

        // Chrome/120.0.0.0 and name-1.2.3.4, but not http://10.1.2.3 and 10.0.0.1-10.0.0.9.
        if (before.Length > 1 && before[^1] is '/' or '-' && char.IsLetter(before[^2]))
        {
            return true;
        }

        var word = before.TrimEnd(" =:\"'\\");
        return word.Length < before.Length && EndsLikeVersion(word);
    }

    /// <summary>Whether a name says that what follows is a version.</summary>
    internal static bool EndsLikeVersion(ReadOnlySpan<char> name) =>
        name.EndsWith("version", StringComparison.OrdinalIgnoreCase) || name.EndsWith("build", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("release", StringComparison.OrdinalIgnoreCase) || name is "ver" or "v"
        || name.EndsWith(" ver", StringComparison.OrdinalIgnoreCase) || name.EndsWith(" v", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("_ver", StringComparison.OrdinalIgnoreCase);

    private static void Add(ReadOnlySpan<char> token, int start, IpTreatment treatment, Findings findings)
    {
        if (!IPAddress.TryParse(token, out var address) || IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.Broadcast))
        {
            return;
        }

        var shown = treatment == IpTreatment.Drop ? Marker : Truncate(address);
        if (!token.SequenceEqual(shown))
        {
            findings.Add(start, start + token.Length, shown, PrivacyRule.Ips);
        }
    }

    private static string Truncate(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        if (length == 4 || address.IsIPv4MappedToIPv6)
        {
            bytes[length - 1] = 0;
        }
        else
        {
            bytes[6..].Clear();
        }

        return new IPAddress(bytes[..length]).ToString();
    }

    private static int Next(ReadOnlySpan<char> text, char what, int from) =>
        from >= text.Length ? -1 : text[from..].IndexOf(what) is var at and >= 0 ? from + at : -1;
}
