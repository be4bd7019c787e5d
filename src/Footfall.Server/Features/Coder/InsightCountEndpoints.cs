using System.ComponentModel;
using System.Globalization;
using Footfall.Analytics.Activity;
using Footfall.Analytics.Asking;
using Footfall.Model;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Calendar = Footfall.Analytics.Asking.Calendar;

namespace Footfall.Server.Features.Coder;

/// <summary><c>/api/v2/insights/daus</c> and <c>/user-status-counts</c>: numbers of users on the last 60 days. Days begin at local midnight.</summary>
internal static class InsightCountEndpoints
{
    private const int Days = 60;
    private static readonly string[] Statuses = ["active", "dormant", "suspended"];

    internal static async Task<IResult> DausAsync(
        HttpContext context,
        [FromQuery(Name = "tz_offset"), Description("Hours that the days' clocks are ahead of UTC, -12 to 14. Standard: 0.")] string? tzOffset,
        ActivityQuestions activity,
        TimeProvider time)
    {
        if ((CoderRights.Refuse(context) ?? CoderRights.RefuseAll(context)) is { } refusal)
        {
            return refusal;
        }

        var mistakes = new CoderMistakes();
        mistakes.RefuseUnknown(context);
        var hours = ReadOffset(tzOffset, mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var calendar = new Calendar(DateTimeZone.ForOffset(Offset.FromHours(hours)));
        var now = time.GetUtcNow();
        var end = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero).AddHours(1);
        var buckets = calendar.Buckets(new TimeRange(end.AddHours(-1).AddDays(-Days), end), BucketUnit.Day);
        var rows = await activity.ActiveUsersAsync(new ActivityFilter { Range = new TimeRange(buckets.Starts.First(), end), WithLogins = false }, buckets, context.RequestAborted);
        return Results.Ok(new DausAnswer(hours, rows.Select(r => new DauEntry(
            DateTimeOffset.FromUnixTimeMilliseconds(r.Bucket).AddHours(hours).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), r.Users))));
    }

    internal static async Task<IResult> StatusesAsync(
        HttpContext context,
        [FromQuery(Name = "timezone"), Description("IANA time zone of the midnights. Standard: UTC.")] string? timezone,
        [FromQuery(Name = "tz_offset"), Description("Deprecated: hours that the clocks are ahead of UTC.")] string? tzOffset,
        [FromQuery(Name = "interval"), Description("Deprecated, and has no effect.")] string? interval,
        InsightQuestions insights,
        TimeProvider time)
    {
        _ = interval;
        if ((CoderRights.Refuse(context) ?? CoderRights.RefuseAll(context)) is { } refusal)
        {
            return refusal;
        }

        var mistakes = new CoderMistakes();
        mistakes.RefuseUnknown(context);
        var zone = ReadZone(timezone, tzOffset, mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var today = Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(zone).Date;
        var midnights = Enumerable.Range(-Days, Days + 1).Select(d => zone.AtStartOfDay(today.PlusDays(d)).ToDateTimeOffset()).ToList();
        var users = new UserStatuses(await insights.UserChangesAsync(context.RequestAborted));
        var counts = Statuses.Where(users.All.Contains).ToDictionary(
            s => s,
            IReadOnlyList<UserStatusPoint> (s) => midnights.ConvertAll(m => new UserStatusPoint(CoderTime.Write(m, m.Offset), users.Count(s, m))));
        return Results.Ok(new UserStatusAnswer(counts));
    }

    private static int ReadOffset(string? text, CoderMistakes mistakes)
    {
        if (string.IsNullOrEmpty(text))
        {
            return 0;
        }

        // A plus that was not encoded arrives as a blank.
        if (int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var hours) && hours is >= -12 and <= 14)
        {
            return hours;
        }

        mistakes.Add("invalid_tz_offset", "tz_offset", $"must be a whole number of hours from -12 to 14, but is '{text}'.");
        return 0;
    }

    private static DateTimeZone ReadZone(string? name, string? offset, CoderMistakes mistakes)
    {
        if (!string.IsNullOrEmpty(name) && !string.IsNullOrEmpty(offset))
        {
            mistakes.Add("invalid_timezone", "timezone", "must not be given together with tz_offset.");
        }

        if (string.IsNullOrEmpty(name))
        {
            return DateTimeZone.ForOffset(Offset.FromHours(ReadOffset(offset, mistakes)));
        }

        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);
        if (zone is null)
        {
            mistakes.Add("invalid_timezone", "timezone", $"must be an IANA time zone such as Europe/Berlin, but is '{name}'.");
        }

        return zone ?? DateTimeZone.Utc;
    }
}
