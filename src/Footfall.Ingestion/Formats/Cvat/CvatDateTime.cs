using System.Globalization;
using System.Text.RegularExpressions;

namespace Footfall.Ingestion.Formats.Cvat;

/// <summary>
/// Date-times as Django reads them: <c>2024-06-03T12:00:00.184999+02:00</c>, also with a blank for the <c>T</c>, without
/// seconds, with a comma, and without offset, which means the server's zone. A date alone and a number are refused.
/// </summary>
internal static partial class CvatDateTime
{
    internal static bool TryParse(string text, TimeZoneInfo zone, out DateTimeOffset time)
    {
        time = default;
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

    /// <summary>UTC with microseconds and <c>Z</c>; without fraction when it is zero.</summary>
    internal static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(
        time.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond == 0 ? "yyyy-MM-ddTHH:mm:ssZ" : "yyyy-MM-ddTHH:mm:ss.ffffffZ",
        CultureInfo.InvariantCulture);

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
