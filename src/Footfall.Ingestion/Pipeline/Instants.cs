using System.Globalization;

namespace Footfall.Ingestion.Pipeline;

/// <summary>The instants that events may have.</summary>
public static class Instants
{
    /// <summary>Earliest instant that is taken: monthly partitions and Unix times begin here.</summary>
    public static DateTimeOffset Earliest { get; } = DateTimeOffset.UnixEpoch;

    /// <summary>First instant that is not taken. The store could hold more; a date this far off is a mistake.</summary>
    public static DateTimeOffset End { get; } = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether an event may have this time.</summary>
    public static bool IsTaken(DateTimeOffset time) => time >= Earliest && time < End;

    /// <summary>Reads RFC 3339: date, <c>T</c> or blank, time with up to nine fractional digits, and <c>Z</c> or an offset.</summary>
    public static bool TryParseRfc3339(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length < 20 || text[10] is not ('T' or 't' or ' '))
        {
            return false;
        }

        var zoneAt = text[19..].IndexOfAny("Zz+-");
        return zoneAt >= 0 && TryParse(text[..(19 + zoneAt)], text[(19 + zoneAt)..], out time);
    }

    private static bool TryParse(ReadOnlySpan<char> local, ReadOnlySpan<char> zone, out DateTimeOffset time)
    {
        time = default;
        if (!DateTime.TryParseExact(local[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || date.Year is 1 or 9999
            || !TryParseTime(local[11..], out var clock)
            || !TryParseOffset(zone, out var offset))
        {
            return false;
        }

        var utc = date + clock - offset;
        time = new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
        return true;
    }

    private static bool TryParseTime(ReadOnlySpan<char> text, out TimeSpan time)
    {
        time = default;
        if (text.Length < 8 || text[2] != ':' || text[5] != ':'
            || !TryDigits(text[..2], 23, out var hour)
            || !TryDigits(text[3..5], 59, out var minute)
            || !TryDigits(text[6..8], 60, out var second))
        {
            return false;
        }

        // A leap second is the last instant before the next minute.
        var leap = second == 60;
        time = new TimeSpan(hour, minute, leap ? 59 : second);
        if (text.Length > 8)
        {
            var digits = text[9..];
            if (text[8] is not '.' || digits.Length is 0 or > 9 || digits.ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }

            time += TimeSpan.FromTicks(long.Parse(digits, CultureInfo.InvariantCulture) * Power(7 - digits.Length, out var divisor) / divisor);
        }

        time = leap ? new TimeSpan(hour, minute, 59) + TimeSpan.FromTicks(TimeSpan.TicksPerSecond - 1) : time;
        return true;
    }

    private static bool TryParseOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        if (text is "Z" or "z")
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':' || !TryDigits(text[1..3], 23, out var hours) || !TryDigits(text[4..6], 59, out var minutes))
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, int most, out int value)
    {
        value = 0;
        return !text.ContainsAnyExceptInRange('0', '9') && int.TryParse(text, CultureInfo.InvariantCulture, out value) && value <= most;
    }

    private static long Power(int exponent, out long divisor)
    {
        var power = (long)Math.Pow(10, Math.Abs(exponent));
        divisor = exponent < 0 ? power : 1;
        return exponent < 0 ? 1 : power;
    }
}
