using Footfall.Analytics.Asking;
using Footfall.Model;
using NodaTime;

namespace Footfall.Analytics.Tests;

public sealed class CalendarStepTests
{
    [Theory]
    [InlineData("1 week", 1, "week")]
    [InlineData("90day", 90, "day")]
    [InlineData(" 2  QUARTERS ", 2, "quarter")]
    [InlineData("year", 1, "year")]
    [InlineData("9999 minutes", 9999, "minute")]
    public void Read_OfASteps_KnowsCountAndUnit(string text, int count, string unit) => Assert.Equal(new CalendarStep(count, unit), CalendarStep.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("0 week")]
    [InlineData("-1 week")]
    [InlineData("1.5 week")]
    [InlineData("10000 day")]
    [InlineData("1 day 2 hours")]
    [InlineData("fortnight")]
    [InlineData("7")]
    [InlineData("1 weekss")]
    public void Read_OfAnythingElse_IsNull(string text) => Assert.Null(CalendarStep.Read(text));

    [Theory]
    // Counted from the begin: not every 28th from February on.
    [InlineData("1 month", "2023-01-31T00:00:00Z", "2023-05-01T00:00:00Z", "UTC", false, "2023-01-31T00:00 2023-02-28T00:00 2023-03-31T00:00 2023-04-30T00:00 2023-05-31T00:00")]
    [InlineData("1 year", "2024-02-29T00:00:00Z", "2026-01-01T00:00:00Z", "UTC", false, "2024-02-29T00:00 2025-02-28T00:00 2026-02-28T00:00")]
    [InlineData("quarter", "2022-08-15T00:00:00Z", "2023-01-02T00:00:00Z", "UTC", true, "2022-07-01T00:00 2022-10-01T00:00 2023-01-01T00:00 2023-04-01T00:00")]
    [InlineData("1 week", "2022-08-03T00:00:00Z", "2022-08-10T00:00:00Z", "UTC", true, "2022-08-01T00:00 2022-08-08T00:00 2022-08-15T00:00")]
    [InlineData("1 week", "2022-08-03T00:00:00Z", "2022-08-10T00:00:00Z", "UTC", false, "2022-08-03T00:00 2022-08-10T00:00")]
    // Days of 23 and 25 hours; hours are hours.
    [InlineData("1 day", "2022-03-26T23:00:00Z", "2022-03-28T00:00:00Z", "Europe/Berlin", false, "2022-03-26T23:00 2022-03-27T22:00 2022-03-28T22:00")]
    [InlineData("24 hours", "2022-03-26T23:00:00Z", "2022-03-28T00:00:00Z", "Europe/Berlin", false, "2022-03-26T23:00 2022-03-27T23:00 2022-03-28T23:00")]
    [InlineData("1 day", "2022-08-01T12:00:00Z", "2022-08-02T00:00:00Z", "Asia/Kathmandu", true, "2022-07-31T18:15 2022-08-01T18:15 2022-08-02T18:15")]
    [InlineData("1 hour", "2022-08-01T12:20:00Z", "2022-08-01T13:00:00Z", "Asia/Kathmandu", true, "2022-08-01T12:15 2022-08-01T13:15")]
    // Samoa had no 30 December 2011.
    [InlineData("1 day", "2011-12-29T10:00:00Z", "2011-12-31T10:00:00Z", "Pacific/Apia", false, "2011-12-29T10:00 2011-12-30T10:00 2011-12-31T10:00")]
    [InlineData("9999 years", "2022-01-01T00:00:00Z", "2022-02-01T00:00:00Z", "UTC", false, "2022-01-01T00:00 9000-01-01T00:00")]
    public void Edges_FollowTheCalendar(string step, string from, string to, string zone, bool isAligned, string expected)
    {
        var range = new TimeRange(DateTimeOffset.Parse(from), DateTimeOffset.Parse(to));

        var edges = CalendarStep.Read(step)!.Edges(range, DateTimeZoneProviders.Tzdb[zone], isAligned);

        Assert.Equal(expected, string.Join(' ', edges.Select(e => e.UtcDateTime.ToString("yyyy-MM-ddTHH:mm"))));
    }
}
