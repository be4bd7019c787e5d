namespace Footfall.Ingestion.Pipeline;

/// <summary>The instants that events may have.</summary>
public static class Instants
{
    /// <summary>Earliest instant that is taken: monthly partitions and Unix times begin here.</summary>
    public static DateTimeOffset Earliest { get; } = DateTimeOffset.UnixEpoch;

    /// <summary>First instant that is not taken. The store could hold more; a date this far off is a mistake.</summary>
    public static DateTimeOffset End { get; } = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const int TickDigits = 7;

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
        if (!TryReadDate(local[..10], out var date)
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

            time += TimeSpan.FromTicks(FractionTicks(digits));
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

    /// <summary>Reads <c>yyyy-MM-dd</c> of years after 0.</summary>
    internal static bool TryReadDate(ReadOnlySpan<char> text, out DateTime date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !TryDigits(text[..4], 9999, out var year)
            || !TryDigits(text[5..7], 12, out var month)
            || !TryDigits(text[8..], 31, out var day)
            || year == 0 || month == 0 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateTime(year, month, day);
        return true;
    }

    /// <summary>The number of a few digits, when it is one and at most <paramref name="most"/>.</summary>
    internal static bool TryDigits(ReadOnlySpan<char> text, int most, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return value <= most;
    }

    /// <summary>Digits behind the point as ticks of 100 ns; what is finer is cut off.</summary>
    internal static long FractionTicks(ReadOnlySpan<char> digits)
    {
        var ticks = 0L;
        for (var i = 0; i < TickDigits; i++)
        {
            ticks = (ticks * 10) + (i < digits.Length ? digits[i] - '0' : 0);
        }

        return ticks;
    }
}
