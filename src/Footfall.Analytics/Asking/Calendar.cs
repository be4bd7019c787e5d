using Footfall.Model;
using NodaTime;

namespace Footfall.Analytics.Asking;

/// <summary>Cuts periods into days, weeks, months and parts of days as a time zone's calendar has them, DST included.</summary>
public sealed class Calendar(DateTimeZone zone)
{
    // A chart of more points than this cannot be read.
    private const int MostBuckets = 130;

    // Clocks were never set back by more than a day, and no bucket of parts of a day is longer.
    private static readonly Duration MostSetBack = Duration.FromDays(2);

    private static readonly (BucketUnit Unit, int Seconds)[] PartsOfDay =
        [(BucketUnit.Minute, 60), (BucketUnit.FiveMinutes, 300), (BucketUnit.Quarter, 900), (BucketUnit.Hour, 3_600), (BucketUnit.ThreeHours, 10_800)];

    private static readonly (BucketUnit Unit, int Seconds)[] Units =
        [.. PartsOfDay, (BucketUnit.Day, 86_400), (BucketUnit.Week, 604_800), (BucketUnit.Month, 2_629_746), (BucketUnit.Year, 31_556_952)];

    /// <summary>The time zone.</summary>
    public DateTimeZone Zone { get; } = zone;

    /// <summary>Nominal width of a unit.</summary>
    public static int SecondsOf(BucketUnit unit) => Units.First(u => u.Unit == unit).Seconds;

    /// <summary>The finest unit that cuts a range into few enough buckets for a chart.</summary>
    public static BucketUnit UnitFor(TimeRange range) =>
        Units.Where(u => range.Length.TotalSeconds / u.Seconds <= MostBuckets).Select(u => u.Unit).DefaultIfEmpty(BucketUnit.Year).First();

    /// <summary>The buckets of a range. The first and the last may reach beyond it; the filter clips them.</summary>
    public BucketSeries Buckets(TimeRange range, BucketUnit unit)
    {
        var seconds = SecondsOf(unit);
        var starts = unit < BucketUnit.Day ? PartsOfDays(range, seconds) : Dates(range, unit).Select(StartOf);
        var edges = starts.ToList();
        return new BucketSeries(edges.Take(edges.Count - 1), edges[^1], seconds);
    }

    /// <summary>Whether the zone's clocks are whole hours from UTC all through a range.</summary>
    public bool HasWholeHours(TimeRange range) => Zone
        .GetZoneIntervals(Instant.FromDateTimeOffset(range.From), Instant.FromDateTimeOffset(range.To))
        .All(i => i.WallOffset.Seconds % 3600 == 0);

    /// <summary>Begin of the first of so many days, of which the last is that of the instant before <paramref name="end"/>.</summary>
    public DateTimeOffset LastDays(DateTimeOffset end, int days) =>
        DateTimeOffset.FromUnixTimeMilliseconds(StartOf(DateOf(end.AddTicks(-1)).PlusDays(1 - days)));

    /// <summary>The first instant of a date, as Unix milliseconds.</summary>
    internal long StartOf(LocalDate date) => Zone.AtStartOfDay(date).ToInstant().ToUnixTimeMilliseconds();

    /// <summary>The date of an instant.</summary>
    internal LocalDate DateOf(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(Zone).Date;

    /// <summary>First day of the week (Monday), month or year that a date lies in.</summary>
    internal static LocalDate Begin(LocalDate date, BucketUnit unit) => unit switch
    {
        BucketUnit.Week => date.PlusDays(-((int)date.DayOfWeek - 1)),
        BucketUnit.Month => new LocalDate(date.Year, date.Month, 1),
        BucketUnit.Year => new LocalDate(date.Year, 1, 1),
        _ => date,
    };

    /// <summary>A number of units later, or earlier when negative.</summary>
    internal static LocalDate Add(LocalDate date, BucketUnit unit, int count) => unit switch
    {
        BucketUnit.Week => date.PlusWeeks(count),
        BucketUnit.Month => date.PlusMonths(count),
        BucketUnit.Year => date.PlusYears(count),
        _ => date.PlusDays(count),
    };

    /// <summary>Edges from the one at or before the range's begin to the first at or after its end.</summary>
    private IEnumerable<LocalDate> Dates(TimeRange range, BucketUnit unit)
    {
        var end = range.To.ToUnixTimeMilliseconds();
        var date = Begin(DateOf(range.From), unit);
        yield return date;
        do
        {
            date = Add(date, unit, 1);
            yield return date;
        }
        while (StartOf(date) < end);
    }

    /// <summary>
    /// Edges where the clock on the wall passes a multiple of the step, counted from midnight: 0, 3, 6 ... of each local day, whatever the zone's distance
    /// from UTC. Time that clocks leave out makes a bucket shorter; when they jump over an edge, that stands at the jump. Time that they show twice makes
    /// it longer, unless all of a bucket comes twice, which is two buckets.
    /// </summary>
    private IEnumerable<long> PartsOfDays(TimeRange range, int seconds)
    {
        var (from, to) = (range.From.ToUnixTimeMilliseconds(), range.To.ToUnixTimeMilliseconds());
        var begin = from;
        foreach (var edge in WallEdges(Instant.FromUnixTimeMilliseconds(from) - MostSetBack, seconds * 1000L))
        {
            if (edge > from)
            {
                yield return begin;
            }

            begin = edge;
            if (edge > from && edge >= to)
            {
                break;
            }
        }

        yield return begin;
    }

    private IEnumerable<long> WallEdges(Instant from, long step)
    {
        long? before = null;
        foreach (var interval in Zone.GetZoneIntervals(from, Instant.MaxValue))
        {
            var offset = interval.WallOffset.Milliseconds;
            var start = Instant.Max(from, interval.HasStart ? interval.Start : Instant.MinValue).ToUnixTimeMilliseconds();
            if (before is { } other && (FloorDiv(start - 1 + other, step) != FloorDiv(start + offset, step) || other - offset >= step))
            {
                yield return start;
            }

            // The first instant of an interval is an edge by what lies before it, and not by itself.
            var end = interval.HasEnd ? interval.End.ToUnixTimeMilliseconds() : long.MaxValue;
            for (var edge = ((FloorDiv(start + offset, step) + 1) * step) - offset; edge < end; edge += step)
            {
                yield return edge;
            }

            before = offset;
        }
    }

    private static long FloorDiv(long a, long b) => (a / b) - (a % b < 0 ? 1 : 0);
}
