using System.Globalization;
using System.Text.RegularExpressions;
using Footfall.Model;
using NodaTime;

namespace Footfall.Analytics.Asking;

/// <summary>
/// A step such as <c>1 week</c>, <c>90 day</c> or <c>quarter</c>: minutes and hours are so long everywhere, days and weeks are those of a
/// calendar, months, quarters and years are counted from where one begins, so that from January 31 the first month ends on February 28 and
/// the second on March 31. Source: <c>specs/coder.md</c> A1.3.
/// </summary>
/// <param name="Count">How many units, 1 to 9999.</param>
/// <param name="Unit">minute, hour, day, week, month, quarter or year.</param>
public sealed partial record CalendarStep(int Count, string Unit)
{
    /// <summary>Largest <see cref="Count"/>.</summary>
    public const int Most = 9999;

    private const int LastYear = 9000;

    /// <summary>Reads a step; null when it is none.</summary>
    public static CalendarStep? Read(string text)
    {
        var match = Form().Match(text.Trim());
        if (!match.Success)
        {
            return null;
        }

        var number = match.Groups["count"].Value;
        var count = number.Length == 0 ? 1 : int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        return count is >= 1 and <= Most ? new CalendarStep(count, match.Groups["unit"].Value.ToLowerInvariant()) : null;
    }

    /// <summary>Edges from the first at or before the begin of a range to the first at or after its end.</summary>
    /// <param name="range">The range; edges are counted from its begin.</param>
    /// <param name="zone">Whose days are meant.</param>
    /// <param name="isAligned">Whether they are counted from the begin of the unit (Monday, the first of a month) that the range begins in.</param>
    public IEnumerable<DateTimeOffset> Edges(TimeRange range, DateTimeZone zone, bool isAligned)
    {
        var start = Instant.FromDateTimeOffset(range.From).InZone(zone);
        var anchor = isAligned ? Begin(start) : start.LocalDateTime;
        var edge = isAligned ? At(start, anchor) : range.From;
        yield return edge;
        for (var i = 1; edge < range.To; i++)
        {
            var next = Unit is "minute" or "hour" ? First(start, anchor, isAligned).Add(TimeSpan.FromMinutes((long)i * Count * (Unit == "hour" ? 60 : 1))) : Later(anchor, i, zone);

            // A day that a zone left out begins and ends at the same instant.
            if (next > edge)
            {
                edge = next;
                yield return edge;
            }
        }
    }

    private DateTimeOffset First(ZonedDateTime start, LocalDateTime anchor, bool isAligned) => isAligned ? At(start, anchor) : start.ToDateTimeOffset().ToUniversalTime();

    /// <summary>The instant of a local time at or shortly before another, by the clock of then.</summary>
    private DateTimeOffset At(ZonedDateTime start, LocalDateTime local) => Unit is "minute" or "hour"
        ? local.WithOffset(start.Offset).ToDateTimeOffset().ToUniversalTime()
        : start.Zone.AtStartOfDay(local.Date).ToDateTimeOffset().ToUniversalTime();

    private LocalDateTime Begin(ZonedDateTime start)
    {
        var (local, date) = (start.LocalDateTime, start.Date);
        return Unit switch
        {
            "minute" => local.With(TimeAdjusters.TruncateToMinute),
            "hour" => local.With(TimeAdjusters.TruncateToHour),
            "week" => Calendar.Begin(date, BucketUnit.Week).AtMidnight(),
            "month" => Calendar.Begin(date, BucketUnit.Month).AtMidnight(),
            "quarter" => new LocalDate(date.Year, (((date.Month - 1) / 3) * 3) + 1, 1).AtMidnight(),
            "year" => Calendar.Begin(date, BucketUnit.Year).AtMidnight(),
            _ => date.AtMidnight(),
        };
    }

    private DateTimeOffset Later(LocalDateTime anchor, int steps, DateTimeZone zone)
    {
        var count = (long)steps * Count;
        var local = Unit switch
        {
            "day" => anchor.PlusDays((int)count),
            "week" => anchor.PlusWeeks((int)count),
            "month" => anchor.PlusMonths((int)count),
            "quarter" => anchor.PlusMonths((int)count * 3),
            _ => anchor.PlusYears((int)Math.Min(count, LastYear - anchor.Year)),
        };
        return zone.AtLeniently(local).ToDateTimeOffset().ToUniversalTime();
    }

    [GeneratedRegex(@"^(?<count>[0-9]{0,9})\s{0,9}(?<unit>minute|hour|day|week|month|quarter|year)s?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
