using Footfall.Analytics.Asking;
using Footfall.Model;
using NodaTime;
using Calendar = Footfall.Analytics.Asking.Calendar;

namespace Footfall.Analytics.Tests;

public sealed class CalendarTests
{
    [Fact]
    public void Days_AcrossTheChangeOfClocks_BeginAtEveryMidnight()
    {
        var buckets = In("Europe/Berlin").Buckets(Range("2026-03-28T00:00:00+01:00", "2026-03-31T00:00:00+02:00"), BucketUnit.Day);

        Assert.Equal(["2026-03-27T23:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"], Starts(buckets));
        Assert.Equal(86_400, buckets.Seconds);
    }

    [Fact]
    public void ThreeHours_OnTheDayWithoutTwoOClock_KeepToTheClockOnTheWallAfterMidnight()
    {
        var buckets = In("Europe/Berlin").Buckets(Range("2026-03-29T00:00:00+01:00", "2026-03-30T06:00:00+02:00"), BucketUnit.ThreeHours);

        // The first bucket of the 29th has two hours; all others begin at 3, 6, 9 ... of the clock on the wall.
        Assert.Equal(10, buckets.Count);
        Assert.Equal("2026-03-29T01:00:00Z", Starts(buckets)[1]);
        Assert.Equal("2026-03-29T22:00:00Z", Starts(buckets)[8]);
        Assert.Equal("2026-03-30T01:00:00Z", Starts(buckets)[9]);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-25", BucketUnit.ThreeHours, "00:00+02 03:00+01 06:00+01 09:00+01 12:00+01 15:00+01 18:00+01 21:00+01")]
    [InlineData("Europe/Berlin", "2026-10-25", BucketUnit.Hour, "00:00+02 01:00+02 02:00+02 02:00+01 03:00+01")]
    [InlineData("Europe/Berlin", "2026-03-29", BucketUnit.Hour, "00:00+01 01:00+01 03:00+02 04:00+02")]
    [InlineData("Australia/Lord_Howe", "2026-04-05", BucketUnit.Hour, "00:00+11 01:00+11 02:00+10:30 03:00+10:30")]
    [InlineData("Australia/Lord_Howe", "2026-10-04", BucketUnit.Hour, "00:00+10:30 01:00+10:30 02:30+11 03:00+11")]
    [InlineData("Australia/Lord_Howe", "2026-10-04", BucketUnit.ThreeHours, "00:00+10:30 03:00+11 06:00+11")]
    [InlineData("America/Havana", "2026-11-01", BucketUnit.ThreeHours, "00:00-04 03:00-05 06:00-05")]
    [InlineData("America/Havana", "2026-03-08", BucketUnit.ThreeHours, "01:00-04 03:00-04 06:00-04")]
    [InlineData("Asia/Kathmandu", "2026-03-08", BucketUnit.ThreeHours, "00:00+05:45 03:00+05:45")]
    [InlineData("Asia/Kolkata", "2026-03-08", BucketUnit.Hour, "00:00+05:30 01:00+05:30")]
    [InlineData("Antarctica/Troll", "2026-10-25", BucketUnit.ThreeHours, "00:00+02 03:00+00 06:00+00")]
    public void PartsOfDays_BeginWhereTheClockOnTheWallShowsThem(string zone, string date, BucketUnit unit, string expected)
    {
        var tz = DateTimeZoneProviders.Tzdb[zone];
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
        var range = new TimeRange(tz.AtStartOfDay(day).ToDateTimeOffset(), tz.AtStartOfDay(day.PlusDays(1)).ToDateTimeOffset());

        var starts = new Calendar(tz).Buckets(range, unit).Starts.Select(s => Instant.FromDateTimeOffset(s).InZone(tz).ToString("HH:mmo<g>", null));

        Assert.StartsWith(expected, string.Join(' ', starts));
    }

    /// <summary>Minute by minute: within a bucket the wall's clock stays between two multiples, and from one to the next it does not, unless it shows a whole one twice.</summary>
    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/St_Johns")]
    [InlineData("America/Havana")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Australia/Adelaide")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("Asia/Kolkata")]
    [InlineData("Pacific/Chatham")]
    [InlineData("Pacific/Apia")]
    [InlineData("Asia/Beirut")]
    [InlineData("Antarctica/Troll")]
    [InlineData("UTC")]
    public void PartsOfDays_AreARecountByTheClockOnTheWall(string zone)
    {
        var tz = DateTimeZoneProviders.Tzdb[zone];
        foreach (var change in tz.GetZoneIntervals(Instant.FromUtc(2010, 1, 1, 0, 0), Instant.FromUtc(2027, 1, 1, 0, 0)).Select(i => i.HasStart ? i.Start : Instant.FromUtc(2020, 2, 2, 0, 0)))
        {
            foreach (var unit in new[] { BucketUnit.Quarter, BucketUnit.Hour, BucketUnit.ThreeHours })
            {
                var (from, to) = (change.Minus(Duration.FromMinutes(1_517)), change.Plus(Duration.FromMinutes(1_631)));
                var buckets = new Calendar(tz).Buckets(new TimeRange(from.ToDateTimeOffset(), to.ToDateTimeOffset()), unit);
                var starts = buckets.Starts.Select(Instant.FromDateTimeOffset).ToList();

                Assert.True(starts[0] <= from && (starts.Count == 1 || starts[1] > from));
                Assert.Equal(Recount(tz, from, to, Calendar.SecondsOf(unit) / 60), starts.Skip(1));
            }
        }
    }

    private static IEnumerable<Instant> Recount(DateTimeZone zone, Instant from, Instant to, int minutes)
    {
        for (var at = from.Plus(Duration.FromMinutes(1)); at < to; at = at.Plus(Duration.FromMinutes(1)))
        {
            var (before, now) = (at.Minus(Duration.FromMinutes(1)).InZone(zone), at.InZone(zone));
            var setBack = (before.Offset.Seconds - now.Offset.Seconds) / 60;
            if (Key(before) != Key(now) || setBack >= minutes)
            {
                yield return at;
            }
        }

        (LocalDate, int) Key(ZonedDateTime time) => (time.Date, ((time.Hour * 60) + time.Minute) / minutes);
    }

    [Fact]
    public void Weeks_BeginOnMonday_AndCoverTheWholeRange()
    {
        var buckets = In("UTC").Buckets(Range("2026-03-18T10:00:00Z", "2026-03-23T00:00:00.001Z"), BucketUnit.Week);

        Assert.Equal(["2026-03-16T00:00:00Z", "2026-03-23T00:00:00Z"], Starts(buckets));
    }

    [Fact]
    public void Range_ThatEndsAtAnEdge_HasNoBucketBehindIt()
    {
        var buckets = In("UTC").Buckets(Range("2026-03-16T00:00:00Z", "2026-03-18T00:00:00Z"), BucketUnit.Day);

        Assert.Equal(["2026-03-16T00:00:00Z", "2026-03-17T00:00:00Z"], Starts(buckets));
    }

    [Theory]
    [InlineData(1, BucketUnit.Minute)]
    [InlineData(24, BucketUnit.Quarter)]
    [InlineData(24 * 7, BucketUnit.ThreeHours)]
    [InlineData(24 * 30, BucketUnit.Day)]
    [InlineData(24 * 365, BucketUnit.Week)]
    [InlineData(24 * 365 * 8, BucketUnit.Month)]
    [InlineData(24 * 365 * 40, BucketUnit.Year)]
    public void UnitFor_ARange_GivesAChartThatCanBeRead(int hours, BucketUnit unit)
    {
        var from = DateTimeOffset.Parse("1980-01-01T00:00:00Z");

        Assert.Equal(unit, Calendar.UnitFor(new TimeRange(from, from.AddHours(hours))));
    }

    [Fact]
    public void EpochBuckets_AreAlignedTo1970_AndWeeksBeginOnThursday()
    {
        var buckets = BucketSeries.OfEpoch(Range("2026-03-18T10:00:00Z", "2026-03-27T00:00:00Z"), 604_800);

        Assert.Equal(["2026-03-12T00:00:00Z", "2026-03-19T00:00:00Z", "2026-03-26T00:00:00Z"], Starts(buckets));
        Assert.All(buckets.Starts, s => Assert.Equal(DayOfWeek.Thursday, s.DayOfWeek));
    }

    [Theory]
    [InlineData(180 * 24, 604_800)]
    [InlineData((180 * 24) - 1, 172_800)]
    [InlineData(70 * 24, 172_800)]
    [InlineData(10 * 24, 43_200)]
    [InlineData((10 * 24) - 1, 14_400)]
    [InlineData(48, 14_400)]
    [InlineData(47, 1_800)]
    [InlineData(3, 1_800)]
    [InlineData(2, 600)]
    [InlineData(0, 600)]
    public void OverviewBuckets_FollowTheSpanOfTheEvents(int hours, long seconds) =>
        Assert.Equal(seconds, UsageBuckets.Overview.SecondsFor(TimeSpan.FromHours(hours)));

    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("Asia/Kathmandu", false)]
    [InlineData("Asia/Kolkata", false)]
    [InlineData("Australia/Lord_Howe", false)]
    public void WholeHours_AreKnownByZone(string zone, bool whole) =>
        Assert.Equal(whole, In(zone).HasWholeHours(Range("2026-01-01T00:00:00Z", "2026-12-01T00:00:00Z")));

    private static Calendar In(string zone) => new(DateTimeZoneProviders.Tzdb[zone]);

    private static TimeRange Range(string from, string to) => new(DateTimeOffset.Parse(from).ToUniversalTime(), DateTimeOffset.Parse(to).ToUniversalTime());

    private static string[] Starts(BucketSeries buckets) => [.. buckets.Starts.Select(s => s.ToString("yyyy-MM-ddTHH:mm:ssZ"))];
}
