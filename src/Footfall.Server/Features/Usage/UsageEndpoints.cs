using Footfall.Analytics.Asking;
using Footfall.Analytics.Usage;
using Footfall.ClickHouse;
using Footfall.Server.Answers;
using Footfall.Server.Audit;

namespace Footfall.Server.Features.Usage;

/// <summary><c>/api/v1/usage/...</c>: packages, functions and kinds of events over time by user, and what lies behind a point.</summary>
internal static class UsageEndpoints
{
    private const string View = "view:users";
    private static readonly string[] Formats = ["json", "csv", "sql"];

    internal static void MapUsage(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/usage").WithTags("Usage");
        group.MapGet("/packages", PackagesAsync).Produces<PointsAnswer<PackagePoint>>().WithSummary("Packages by time and user").Audited(View);
        group.MapGet("/packages/installations", InstallationsAsync).Produces<TopAnswer<InstallationRow>>().WithSummary("How long installing packages took").Audited(View);
        group.MapGet("/functions", FunctionsAsync).Produces<PointsAnswer<FunctionPoint>>().WithSummary("Functions by time and user").Audited(View);
        group.MapGet("/events/users", EventUsersAsync).Produces<PointsAnswer<KindUserPoint>>().WithSummary("Kinds of events by time and user").Audited(View);
        group.MapGet("/events/kinds", KindsAsync).Produces<KindsAnswer>().WithSummary("Kinds of events over time");
        group.MapGet("/context", ContextAsync).Produces<PanesAnswer>().WithSummary("What a selection consists of: users, packages, functions, log, audit").Audited(View);
    }

    private static Task<IResult> PackagesAsync(HttpContext context, [AsParameters] PointsQuery query, PointsReader reader) =>
        reader.AnswerAsync(context, query, PointsFile.Packages, r => new PackagePoint(r.Time, r.Thing, r.UserId, r.UserName, r.Count));

    private static Task<IResult> FunctionsAsync(HttpContext context, [AsParameters] PointsQuery query, PointsReader reader) =>
        reader.AnswerAsync(context, query, PointsFile.Functions, r => new FunctionPoint(r.Time, r.Package, r.Thing, r.UserId, r.UserName, r.Count));

    private static Task<IResult> EventUsersAsync(HttpContext context, [AsParameters] PointsQuery query, PointsReader reader) =>
        reader.AnswerAsync(context, query, PointsFile.Kinds, r => new KindUserPoint(r.Time, r.Thing, r.UserId, r.UserName, r.Count));

    private static Task<IResult> KindsAsync(HttpContext context, [AsParameters] ChartQuery query, AskReader reader, UsageQuestions usage) =>
        reader.AnswerAsync(context, query, Formats, async ask =>
        {
            var (filter, stop) = (ask.Filter, context.RequestAborted);
            var buckets = ask.Unit is { } unit ? ask.Calendar.Buckets(filter.Range, unit) : await usage.BucketsAsync(ScatterPlot.Kinds, filter, stop);
            var rows = Points(await usage.KindsAsync(filter, buckets, stop));
            var previous = ask.Compare ? Points(await usage.KindsAsync(filter.Before, Before(ask, buckets), stop)) : null;
            var body = new KindsAnswer(ask.Period.Range.From, ask.Period.Range.To, buckets.Seconds, rows, previous);
            return Answer.Of(ask, "event-kinds", body, rows, usage.KindsStatement(filter, buckets));
        });

    private static Task<IResult> ContextAsync(HttpContext context, [AsParameters] TopQuery query, AskReader reader, UsageQuestions usage) =>
        reader.AnswerAsync(context, query, Formats, async ask =>
        {
            var rows = await usage.ContextAsync(ask.Filter, ask.Limit, context.RequestAborted);
            return Answer.Of(ask, "context", PanesAnswer.Of(ask.Period.Range.From, ask.Period.Range.To, rows), rows, usage.ContextStatement(ask.Filter, ask.Limit));
        });

    private static Task<IResult> InstallationsAsync(HttpContext context, [AsParameters] TopQuery query, AskReader reader, UsageQuestions usage, IStore store) =>
        reader.AnswerAsync(context, query, Formats, async ask =>
        {
            if (ask.Format == "csv")
            {
                var all = UsageQuestions.InstallationsStatement(ask.Filter, null);
                return new StatementResult(store, all with { Sql = $"SELECT {string.Join(", ", UsageQuestions.InstallationColumns)} FROM ({all.Sql})" }, "csv", "installations", UsageQuestions.InstallationColumns);
            }

            var rows = await usage.InstallationsAsync(ask.Filter, ask.Limit, context.RequestAborted);
            var body = new TopAnswer<InstallationRow>(ask.Period.Range.From, ask.Period.Range.To, rows.FirstOrDefault()?.Total ?? 0, rows);
            return Answer.Of(ask, "installations", body, rows, UsageQuestions.InstallationsStatement(ask.Filter, ask.Limit));
        });

    private static BucketSeries Before(Ask ask, BucketSeries buckets) => ask.Unit is { } unit
        ? ask.Calendar.Buckets(ask.Filter.Before.Range, unit)
        : BucketSeries.OfEpoch(ask.Filter.Before.Range, buckets.Seconds);

    private static List<KindPoint> Points(IEnumerable<KindRow> rows) =>
        [.. rows.Select(r => new KindPoint(DateTimeOffset.FromUnixTimeMilliseconds(r.Bucket), r.Kind, r.Count))];
}
