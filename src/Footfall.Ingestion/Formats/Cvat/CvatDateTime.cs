using System.Globalization;
using System.Text.RegularExpressions;
using Footfall.Ingestion.Pipeline;

namespace Footfall.Ingestion.Formats.Cvat;

/// <summary>
/// Date-times as Django reads them: <c>2024-06-03T12:00:00.184999+02:00</c>, also with a blank for the <c>T</c>, without
/// seconds, with a comma, and without offset, which means the server's zone. A date alone and a number are refused.
/// </summary>
internal static partial class CvatDateTime
{
    /// <summary>Characters that <see cref="Format"/> needs.</summary>
    internal const int MaxLength = 28;

    private const int SecondsLength = 19;

    internal static bool TryParse(string text, TimeZoneInfo zone, out DateTimeOffset time)
    {
        if (TryParseUsual(text, out time))
        {
            return true;
        }

        var match = Shape().Match(text);
        if (!match.Success
            || !DateTime.TryParseExact($"{match.Groups["date"].Value}T{match.Groups["clock"].Value}", ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || local.Year is 1 or 9999)
        {
            return false;
        }

        local = local.AddTicks(long.Parse(match.Groups["micro"].Value.PadRight(6, '0'), CultureInfo.InvariantCulture) * TimeSpan.TicksPerMicrosecond);
        var offset = match.Groups["zone"] is { Success: true, Value: var text2 } ? Offset(text2) : zone.GetUtcOffset(local);
        if (offset is null)
        {
            return false;
        }

        time = new DateTimeOffset(local - offset.Value, TimeSpan.Zero);
        return true;
    }

    /// <summary>The shape that nearly all senders use, without the cost of the general rule: <c>2024-06-03T12:00:00.184999Z</c>.</summary>
    private static bool TryParseUsual(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length is < 20 or > 27 || text[^1] != 'Z' || text[10] != 'T' || text[13] != ':' || text[16] != ':'
            || !Instants.TryReadDate(text[..10], out var date) || date.Year is 1 or 9999
            || !Instants.TryDigits(text[11..13], 23, out var hours)
            || !Instants.TryDigits(text[14..16], 59, out var minutes)
            || !Instants.TryDigits(text[17..19], 59, out var seconds))
        {
            return false;
        }

        var fraction = text[19..^1];
        if (fraction.Length > 0 && (fraction[0] != '.' || fraction.Length == 1 || fraction[1..].ContainsAnyExceptInRange('0', '9')))
        {
            return false;
        }

        var ticks = fraction.Length == 0 ? 0 : Instants.FractionTicks(fraction[1..]);
        time = new DateTimeOffset(date.Ticks + new TimeSpan(hours, minutes, seconds).Ticks + ticks, TimeSpan.Zero);
        return true;
    }

    /// <summary>UTC with microseconds and <c>Z</c>; without fraction when it is zero.</summary>
    /// <returns>Characters written into <paramref name="target"/>.</returns>
    internal static int Format(DateTimeOffset time, Span<char> target)
    {
        // "O" is quick, and writes 2024-06-03T12:00:00.1849990Z.
        time.UtcDateTime.TryFormat(target, out _, "O", CultureInfo.InvariantCulture);
        var isWhole = time.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond == 0;
        var end = isWhole ? SecondsLength : MaxLength - 2;
        target[end] = 'Z';
        return end + 1;
    }

    private static TimeSpan? Offset(string text)
    {
        if (text is "Z" or "z")
        {
            return TimeSpan.Zero;
        }

        var digits = text[1..].Replace(":", "", StringComparison.Ordinal).PadRight(4, '0');
        var hours = int.Parse(digits.AsSpan(0, 2), CultureInfo.InvariantCulture);
        var minutes = int.Parse(digits.AsSpan(2, 2), CultureInfo.InvariantCulture);
        return hours > 23 || minutes > 59 ? null : new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1);
    }

    [GeneratedRegex(@"^(?<date>[0-9]{4}-[0-9][0-9]-[0-9][0-9])[T ](?<clock>[0-9][0-9]:[0-9][0-9](:[0-9][0-9])?)([.,](?<micro>[0-9]{1,6})[0-9]{0,6})? *(?<zone>[Zz]|[+-][0-9][0-9](:?[0-9][0-9])?)?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
