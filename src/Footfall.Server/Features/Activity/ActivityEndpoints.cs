using Footfall.Analytics.Activity;
using Footfall.Analytics.Asking;
using Footfall.Server.Answers;
using Footfall.Server.Features.Usage;

namespace Footfall.Server.Features.Activity;

/// <summary><c>/api/v1/activity/...</c>: the figures and charts of the page Activity as rows.</summary>
internal static class ActivityEndpoints
{
    private static readonly string[] Formats = ["json", "csv", "sql"];
    private static readonly string[] OwnFormats = ["json", "csv"];

    internal static void MapActivity(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/activity").WithTags("Activity");
        group.MapGet("/figures", FiguresAsync).Produces<RowsAnswer<FigureEntry>>().WithSummary("Active users, time and sessions, now and before");
        group.MapGet("/active-users", ActiveUsersAsync).Produces<UniqueUsersAnswer>().WithSummary("Active users over time, with the mean over all days");
        group.MapGet("/stickiness", StickinessAsync).Produces<TimeRowsAnswer<StickinessPoint>>().WithSummary("DAU, WAU, MAU and stickiness, day by day");
        group.MapGet("/weeks", WeeksAsync).Produces<TimeRowsAnswer<ActivityWeekPoint>>().WithSummary("Users by hours a week");
        group.MapGet("/days", DaysAsync).Produces<TimeRowsAnswer<ActivityDayPoint>>().WithSummary("Minutes of activity by day and category");
    }

    private static Task<IResult> FiguresAsync(HttpContext context, [AsParameters] ActivityQuery query, ActivityReader reader, ActivityPageQuestions questions) =>
        reader.AnswerAsync(context, query, OwnFormats, async ask =>
        {
            var rows = await ActivityFigures.EntriesAsync(ask, questions, context.RequestAborted);
            return ask.Ask.Format == "csv" ? Download("activity-figures", rows) : Results.Ok(new RowsAnswer<FigureEntry>(ask.Range.From, ask.Range.To, rows));
        });

    private static Task<IResult> ActiveUsersAsync(HttpContext context, [AsParameters] ActivityChartQuery query, ActivityReader reader, ActivityQuestions questions) =>
        reader.AnswerAsync(context, query, Formats, async ask =>
        {
            var unit = ask.Ask.Unit ?? BucketUnit.Day;
            var buckets = ask.Calendar.Buckets(ask.Range, unit);
            var rows = Points(await questions.ActiveUsersAsync(ask.Filter, buckets, context.RequestAborted));
            var before = ask.Before;
            var previous = ask.Ask.Compare
                ? Points(await questions.ActiveUsersAsync(before.Filter, ask.Calendar.Buckets(before.Range, unit), context.RequestAborted))
                : null;
            var body = new UniqueUsersAnswer(ask.Range.From, ask.Range.To, buckets.Seconds, Math.Round(rows.Average(r => r.Users), 2), rows, previous);
            return Answer.Of(ask.Ask, "active-users", body, rows, await questions.ActiveUsersStatementAsync(ask.Filter, buckets, context.RequestAborted));
        });

    private static Task<IResult> StickinessAsync(HttpContext context, [AsParameters] ActivityQuery query, ActivityReader reader, ActivityPageQuestions questions) =>
        reader.AnswerAsync(context, query, Formats, async ask =>
        {
            var rows = await questions.StickinessAsync(ask.Filter, ask.Calendar, context.RequestAborted);
            var statement = await questions.StickinessStatementAsync(ask.Filter, ask.Calendar, context.RequestAborted);
            return Answer.Of(ask.Ask, "stickiness", new TimeRowsAnswer<StickinessPoint>(ask.Range.From, ask.Range.To, Calendar.SecondsOf(BucketUnit.Day), rows), rows, statement);
        });

    private static async Task<IResult> WeeksAsync(HttpContext context, [AsParameters] ActivityWeekQuery query, ActivityReader reader, ActivityPageQuestions questions)
    {
        var mistakes = new Mistakes();
        var above = query.AboveHours(mistakes);
        var ask = await reader.ReadAsync(context, query, Formats, mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var buckets = ask.Calendar.Buckets(ask.Range, BucketUnit.Week);
        var weeks = await questions.WeeksAsync(ask.Filter, buckets, above * 60L, context.RequestAborted);
        var rows = weeks.Select(w => new ActivityWeekPoint(
            DateTimeOffset.FromUnixTimeMilliseconds(w.Bucket), w.Above, w.Users - w.Above, Math.Round(w.Minutes / 60.0, 2), w.Users == 0 ? null : Math.Round(w.Minutes / 60.0 / w.Users, 2))).ToList();
        var statement = await questions.WeeksStatementAsync(ask.Filter, buckets, above * 60L, context.RequestAborted);
        return Answer.Of(ask.Ask, "activity-weeks", new TimeRowsAnswer<ActivityWeekPoint>(ask.Range.From, ask.Range.To, buckets.Seconds, rows), rows, statement);
    }

    private static Task<IResult> DaysAsync(HttpContext context, [AsParameters] ActivityChartQuery query, ActivityReader reader, ActivityPageQuestions questions) =>
        reader.AnswerAsync(context, query, Formats, async ask =>
        {
            var buckets = ask.Calendar.Buckets(ask.Range, ask.Ask.Unit ?? BucketUnit.Day);
            var found = (await questions.DaysAsync(ask.Filter, buckets, context.RequestAborted)).ToLookup(r => r.Bucket);
            var rows = buckets.Starts.Select(s => Point(s, found[s.ToUnixTimeMilliseconds()].ToDictionary(r => r.Category, r => r.Minutes))).ToList();
            var statement = await questions.DaysStatementAsync(ask.Filter, buckets, context.RequestAborted);
            return Answer.Of(ask.Ask, "activity-days", new TimeRowsAnswer<ActivityDayPoint>(ask.Range.From, ask.Range.To, buckets.Seconds, rows), rows, statement);
        });

    private static ActivityDayPoint Point(DateTimeOffset time, Dictionary<string, long> minutes)
    {
        var any = Take("any");
        var (ide, app, tunnel, terminal, login) = (Take("ide"), Take("app"), Take("tunnel"), Take("web_terminal"), Take("login"));
        return new ActivityDayPoint(time, any, ide, app, tunnel, terminal, login, minutes.Values.Sum());

        long Take(string category) => minutes.Remove(category, out var count) ? count : 0;
    }

    private static List<UniqueUsersPoint> Points(IEnumerable<ActiveUsersRow> rows) =>
        [.. rows.Select(r => new UniqueUsersPoint(DateTimeOffset.FromUnixTimeMilliseconds(r.Bucket), r.Users))];

    private static IResult Download<TRow>(string name, IEnumerable<TRow> rows) =>
        Answer.Download(name, Csv.Of(rows, Footfall.ClickHouse.StoreRows.Json.PropertyNamingPolicy!));
}
