using Footfall.Analytics.Asking;
using Footfall.Analytics.Monitoring;
using Footfall.ClickHouse;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Footfall.Server.Audit;

namespace Footfall.Server.Features.Monitoring;

/// <summary><c>/api/v1/monitoring/...</c>: the figures of CVAT's dashboard Monitoring.</summary>
internal static class MonitoringEndpoints
{
    private static readonly string[] Formats = ["json", "csv", "sql"];

    internal static void MapMonitoring(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/monitoring").WithTags("Monitoring");
        group.MapGet("/active-now", async (HttpContext context, MonitoringQuestions questions) =>
                new ActiveNowAnswer(await questions.ActiveNowAsync(Rights.Of(context), context.RequestAborted), (int)MonitoringQuestions.Now.TotalMinutes))
            .WithSummary("Users with an event in the last 15 minutes");
        group.MapGet("/active-users", UsersAsync).Produces<MonitoringSeriesAnswer>().WithSummary("Active users over time");
        group.MapGet("/exceptions", ExceptionsAsync).Produces<MonitoringSeriesAnswer>().WithSummary("Reported exceptions over time");
        group.MapGet("/exceptions/list", ListAsync).Produces<MonitoringRowsAnswer<ExceptionRow>>().WithSummary("Reported exceptions, the newest first").Audited("view:exceptions");
        group.MapGet("/events", ScopesAsync).Produces<MonitoringRowsAnswer<ScopeFiguresRow>>().WithSummary("Number and duration of events by scope and source");
    }

    private static Task<IResult> UsersAsync(HttpContext context, [AsParameters] MonitoringChartQuery query, AskReader reader, MonitoringQuestions questions) =>
        reader.AnswerAsync(context, query, Formats, async ask =>
        {
            var buckets = MonitoringChartQuery.BucketsOf(ask);
            var rows = await questions.UsersAsync(ask.Filter, buckets, context.RequestAborted);
            return Series(ask, "active-users", buckets, rows.Select(r => (r.Bucket, r.Users)), MonitoringQuestions.UsersStatement(ask.Filter, buckets));
        });

    private static Task<IResult> ExceptionsAsync(HttpContext context, [AsParameters] MonitoringChartQuery query, AskReader reader, MonitoringQuestions questions) =>
        reader.AnswerAsync(context, query, Formats, async ask =>
        {
            var buckets = MonitoringChartQuery.BucketsOf(ask);
            var rows = await questions.ExceptionsAsync(ask.Filter, buckets, context.RequestAborted);
            return Series(ask, "exceptions", buckets, rows.Select(r => (r.Bucket, r.Exceptions)), MonitoringQuestions.ExceptionsStatement(ask.Filter, buckets));
        });

    private static Task<IResult> ListAsync(HttpContext context, [AsParameters] MonitoringListQuery query, AskReader reader, MonitoringQuestions questions) =>
        reader.AnswerAsync(context, query, Formats, async ask =>
        {
            var (messages, limit) = (query.Message ?? [], Math.Min(ask.Limit, MonitoringQuestions.MostExceptions));
            var rows = await questions.ExceptionListAsync(ask.Filter, messages, limit, context.RequestAborted);
            return Rows(ask, "exceptions", rows, MonitoringQuestions.ExceptionListStatement(ask.Filter, messages, limit));
        });

    private static Task<IResult> ScopesAsync(HttpContext context, [AsParameters] EventQuery query, AskReader reader, MonitoringQuestions questions) =>
        reader.AnswerAsync(context, query, Formats, async ask =>
            Rows(ask, "events-by-scope", await questions.ScopesAsync(ask.Filter, context.RequestAborted), MonitoringQuestions.ScopesStatement(ask.Filter)));

    private static IResult Series(Ask ask, string name, BucketSeries buckets, IEnumerable<(long Bucket, long Count)> rows, Statement statement)
    {
        var points = rows.Select(r => new MonitoringPoint(DateTimeOffset.FromUnixTimeMilliseconds(r.Bucket), r.Count)).ToList();
        return Answer.Of(ask, name, new MonitoringSeriesAnswer(ask.Period.Range.From, ask.Period.Range.To, buckets.Seconds, points), points, statement);
    }

    private static IResult Rows<TRow>(Ask ask, string name, IReadOnlyList<TRow> rows, Statement statement) =>
        Answer.Of(ask, name, new MonitoringRowsAnswer<TRow>(ask.Period.Range.From, ask.Period.Range.To, rows), rows, statement);
}
