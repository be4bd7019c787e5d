using Footfall.Analytics.Asking;
using Footfall.Model;
using NodaTime;
using Calendar = Footfall.Analytics.Asking.Calendar;

namespace Footfall.Analytics.Tests;

public sealed class PeriodReaderTests
{
    // A Wednesday.
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-03-18T15:30:00Z");
    private static readonly TimeRange Everything = new(DateTimeOffset.Parse("2012-07-12T06:55:27Z"), DateTimeOffset.Parse("2026-08-22T17:06:41.001Z"));

    [Theory]
    [InlineData("1h", "2026-03-18T14:30:00Z", "2026-03-18T15:30:00Z", "Last hour")]
    [InlineData("24h", "2026-03-17T15:30:00Z", "2026-03-18T15:30:00Z", "Last 24 hours")]
    [InlineData("7d", "2026-03-11T15:30:00Z", "2026-03-18T15:30:00Z", "Last 7 days")]
    [InlineData("last 3 days", "2026-03-15T15:30:00Z", "2026-03-18T15:30:00Z", "Last 3 days")]
    [InlineData("2w", "2026-03-04T15:30:00Z", "2026-03-18T15:30:00Z", "Last 2 weeks")]
    [InlineData("1m", "2026-02-18T15:30:00Z", "2026-03-18T15:30:00Z", "Last month")]
    [InlineData("1y", "2025-03-18T15:30:00Z", "2026-03-18T15:30:00Z", "Last year")]
    [InlineData("today", "2026-03-18T00:00:00Z", "2026-03-19T00:00:00Z", "Today")]
    [InlineData("yesterday", "2026-03-17T00:00:00Z", "2026-03-18T00:00:00Z", "Yesterday")]
    [InlineData("this-week", "2026-03-16T00:00:00Z", "2026-03-23T00:00:00Z", "This week")]
    [InlineData("last week", "2026-03-09T00:00:00Z", "2026-03-16T00:00:00Z", "Last week")]
    [InlineData("this-month", "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z", "This month")]
    [InlineData("Last Month", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z", "Last month")]
    [InlineData("this-year", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", "This year")]
    [InlineData("last-year", "2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "Last year")]
    [InlineData("1984", "1984-01-01T00:00:00Z", "1985-01-01T00:00:00Z", "1984")]
    [InlineData("June 1984", "1984-06-01T00:00:00Z", "1984-07-01T00:00:00Z", "June 1984")]
    [InlineData("April 2021", "2021-04-01T00:00:00Z", "2021-05-01T00:00:00Z", "April 2021")]
    [InlineData("Oct 17, 2019", "2019-10-17T00:00:00Z", "2019-10-18T00:00:00Z", "Oct 17, 2019")]
    [InlineData("2019-10-17", "2019-10-17T00:00:00Z", "2019-10-18T00:00:00Z", "2019-10-17")]
    [InlineData("2021-2022", "2021-01-01T00:00:00Z", "2022-01-01T00:00:00.001Z", "2021-2022")]
    [InlineData("17/10/2019 08:00:00-17/10/2019 09:00:00", "2019-10-17T08:00:00Z", "2019-10-17T09:00:00.001Z", "17/10/2019 08:00:00-17/10/2019 09:00:00")]
    [InlineData("before 2020", "2012-07-12T06:55:27Z", "2020-01-01T00:00:00.001Z", "Before 2020")]
    [InlineData("after June 2024", "2024-06-01T00:00:00Z", "2026-08-22T17:06:41.001Z", "After June 2024")]
    [InlineData("all", "2012-07-12T06:55:27Z", "2026-08-22T17:06:41.001Z", "All time")]
    [InlineData("anytime", "2012-07-12T06:55:27Z", "2026-08-22T17:06:41.001Z", "All time")]
    public void Read_OfWhatPeopleType_GivesItsBounds(string text, string from, string to, string title)
    {
        var period = Reader("UTC").Read(text);

        Assert.NotNull(period);
        Assert.Equal(new TimeRange(DateTimeOffset.Parse(from), DateTimeOffset.Parse(to)), period.Range);
        Assert.Equal(title, period.Title);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("0d")]
    [InlineData("-3d")]
    [InlineData("7x")]
    [InlineData("99999999d")]
    [InlineData("Oct 37, 2019")]
    [InlineData("2022-2021")]
    [InlineData("before nothing")]
    [InlineData("this decade")]
    [InlineData("3000")]
    public void Read_OfNoPeriod_GivesNothing(string text) => Assert.Null(Reader("UTC").Read(text));

    [Fact]
    public void Today_InAnotherZone_BeginsAtItsMidnight()
    {
        Assert.Equal(DateTimeOffset.Parse("2026-03-18T18:15:00Z"), Reader("Asia/Kathmandu", "2026-03-18T20:00:00Z").Read("today")!.Range.From);
        Assert.Equal(DateTimeOffset.Parse("2026-03-18T07:00:00Z"), Reader("America/Los_Angeles").Read("today")!.Range.From);
    }

    [Fact]
    public void Week_AcrossTheChangeOfClocks_HasAnHourLess()
    {
        var week = Reader("Europe/Berlin", "2026-03-25T12:00:00Z").Read("this-week")!.Range;

        Assert.Equal(TimeSpan.FromHours((7 * 24) - 1), week.Length);
    }

    [Fact]
    public void MonthBack_FromTheThirtyFirst_EndsOnTheLastDayThereIs() =>
        Assert.Equal(DateTimeOffset.Parse("2026-02-28T10:00:00Z"), Reader("UTC", "2026-03-31T10:00:00Z").Read("1m")!.Range.From);

    [Fact]
    public void Before_TheFirstEvent_IsAnEmptyStretchAndNotAMistake() =>
        Assert.Equal(TimeSpan.FromMilliseconds(1), Reader("UTC").Read("before 1999")!.Range.Length);

    private static PeriodReader Reader(string zone, string? now = null) =>
        new(new Calendar(DateTimeZoneProviders.Tzdb[zone]), now is null ? Now : DateTimeOffset.Parse(now), Everything);
}
