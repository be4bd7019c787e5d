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

        // 23 hours of the 29th in steps of three, the last one shorter; then the 30th from its own midnight.
        Assert.Equal(10, buckets.Count);
        Assert.Equal("2026-03-29T22:00:00Z", Starts(buckets)[8]);
        Assert.Equal("2026-03-30T01:00:00Z", Starts(buckets)[9]);
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
