using System.Buffers;
using System.Globalization;

namespace Footfall.Server.Features.Exports;

/// <summary>
/// Date-times as CVAT's export takes them: a date alone, with or without seconds, offset or <c>T</c>
/// (<c>2024-06-03</c>, <c>2024-06-03 12:00</c>, <c>June 3, 2024 12:00</c>, <c>20240603T120000Z</c>). Without an offset they
/// are in the server's zone. Source: <c>specs/cvat.md</c> 3.1.
/// </summary>
internal static class LenientDateTime
{
    private static readonly SearchValues<char> OffsetCharacters = SearchValues.Create("0123456789:");

    private static readonly string[] BasicFormats = ["yyyyMMdd", "yyyyMMdd'T'HHmm", "yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmmssK", "yyyyMMdd'T'HHmmK"];

    /// <summary>Reads one; none at all is right, too, and null.</summary>
    internal static bool TryParse(string? text, TimeZoneInfo zone, out DateTimeOffset? bound)
    {
        bound = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        const DateTimeStyles Styles = DateTimeStyles.RoundtripKind | DateTimeStyles.NoCurrentDateDefault;
        text = WithPlus(text);
        var read = DateTime.TryParseExact(text, BasicFormats, CultureInfo.InvariantCulture, Styles, out var parsed)
            || DateTime.TryParse(text, CultureInfo.InvariantCulture, Styles, out parsed);

        // A time without a date reads as the year 1; which day would be meant is anybody's guess.
        if (!read || parsed.Year is 1 or 9999)
        {
            return false;
        }

        // Clocks that are put forward skip an hour: what is written in it means the instant after.
        var local = parsed.Kind == DateTimeKind.Unspecified && zone.IsInvalidTime(parsed) ? parsed.AddHours(1) : parsed;
        bound = parsed.Kind == DateTimeKind.Unspecified
            ? new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, zone), TimeSpan.Zero)
            : new DateTimeOffset(parsed.ToUniversalTime(), TimeSpan.Zero);
        return true;
    }

    /// <summary>A plus that was not encoded arrives as a blank: <c>2024-06-03T12:00:00 02:00</c>.</summary>
    private static string WithPlus(string text)
    {
        var last = text.LastIndexOf(' ');
        var isOffset = last > 10
            && text[..last].Contains(':', StringComparison.Ordinal)
            && text.Length - last is 3 or 5 or 6
            && text.AsSpan(last + 1).IndexOfAnyExcept(OffsetCharacters) < 0;
        return isOffset ? $"{text[..last]}+{text[(last + 1)..]}" : text;
    }
}
