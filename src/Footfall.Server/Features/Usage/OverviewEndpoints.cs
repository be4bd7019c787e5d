using Footfall.Analytics.Asking;
using Footfall.Analytics.Metrics;
using Footfall.Analytics.Usage;
using Footfall.Server.Answers;
using Footfall.Server.Audit;

namespace Footfall.Server.Features.Usage;

/// <summary><c>/api/v1/usage/overview/...</c>: the figures and charts of the page Overview as rows.</summary>
internal static class OverviewEndpoints
{
    private static readonly string[] Formats = ["json", "csv", "sql"];

    internal static void MapOverview(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/usage/overview").WithTags("Overview");
        group.MapGet("/figures", FiguresAsync).Produces<RowsAnswer<FigureEntry>>().WithSummary("Figures now and before");
        group.MapGet("/unique-users", UniqueUsersAsync).Produces<UniqueUsersAnswer>().WithSummary("Unique users over time");
        group.MapGet("/packages", PackagesAsync).Produces<TopAnswer<PackageEntry>>().WithSummary("Packages by unique users");
        group.MapGet("/users", UsersAsync).Produces<TopAnswer<UserEntry>>().WithSummary("Users by events").Audited("view:users");
        group.MapGet("/packages-users", PackagesUsersAsync).Produces<RowsAnswer<PackageUserEntry>>().WithSummary("Who used which package how often").Audited("view:users");
        group.MapGet("/heat", HeatAsync).Produces<RowsAnswer<HeatRow>>().WithSummary("Events by weekday and hour");
    }

    private static Task<IResult> FiguresAsync(HttpContext context, [AsParameters] EventQuery query, AskReader reader, Overview overview) =>
        reader.AnswerAsync(context, query, Formats, async ask =>
        {
            var statement = overview.Statement(MetricSource.Usage, ask.Filter);
            var now = overview.FiguresAsync(ask.Filter, context.RequestAborted);
            var before = ask.Compare ? await overview.FiguresAsync(ask.Filter.Before, context.RequestAborted) : null;
            var values = await now;
            var rows = OverviewMetrics.All.Select((m, i) => Entry(m, values[i], before?[i])).ToList();
            return Answer.Of(ask, "figures", Rows(ask, rows), rows, statement);
        });

    private static Task<IResult> UniqueUsersAsync(HttpContext context, [AsParameters] ChartQuery query, AskReader reader, Overview overview) =>
        reader.AnswerAsync(context, query, Formats, async ask =>
        {
            var (filter, stop) = (ask.Filter, context.RequestAborted);
            var buckets = ask.Unit is { } unit ? ask.Calendar.Buckets(filter.Range, unit) : await overview.BucketsAsync(filter, stop);
            var rows = Points(await overview.UniqueUsersAsync(filter, buckets, stop));
            var previous = ask.Compare ? Points(await overview.UniqueUsersAsync(filter.Before, BucketsBefore(ask, buckets), stop)) : null;
            var range = ask.Period.Range;
            var body = new UniqueUsersAnswer(range.From, range.To, buckets.Seconds, Math.Round(rows.Average(r => r.Users), 2), rows, previous);
            return Answer.Of(ask, "unique-users", body, rows, overview.UniqueUsersStatement(filter, buckets));
        });

    private static Task<IResult> PackagesAsync(HttpContext context, [AsParameters] TopQuery query, AskReader reader, Overview overview) =>
        reader.AnswerAsync(context, query, Formats, async ask =>
        {
            var rows = await overview.PackagesAsync(ask.Filter, ask.Limit, context.RequestAborted);
            var entries = rows.ConvertAll(r => new PackageEntry(r.Package, r.Users, r.Count));
            return Answer.Of(ask, "packages", Top(ask, rows.FirstOrDefault()?.Total, entries), entries, overview.PackagesStatement(ask.Filter, ask.Limit));
        });

    private static Task<IResult> UsersAsync(HttpContext context, [AsParameters] TopQuery query, AskReader reader, Overview overview) =>
        reader.AnswerAsync(context, query, Formats, async ask =>
        {
            var rows = await overview.UsersAsync(ask.Filter, ask.Limit, context.RequestAborted);
            var entries = rows.ConvertAll(r => new UserEntry(r.UserId, NameOf(r.UserName, r.UserId), r.Count));
            return Answer.Of(ask, "users", Top(ask, rows.FirstOrDefault()?.Total, entries), entries, overview.UsersStatement(ask.Filter, ask.Limit));
        });

    private static Task<IResult> PackagesUsersAsync(HttpContext context, [AsParameters] TopQuery query, AskReader reader, Overview overview) =>
        reader.AnswerAsync(context, query, Formats, async ask =>
        {
            var rows = await overview.PackagesUsersAsync(ask.Filter, ask.Limit, context.RequestAborted);
            var entries = rows.ConvertAll(r => new PackageUserEntry(r.Package, r.UserId, NameOf(r.UserName, r.UserId), r.Count, r.First, r.Last));
            return Answer.Of(ask, "packages-users", Rows(ask, entries), entries, overview.PackagesUsersStatement(ask.Filter, ask.Limit));
        });

    private static Task<IResult> HeatAsync(HttpContext context, [AsParameters] EventQuery query, AskReader reader, Overview overview) =>
        reader.AnswerAsync(context, query, Formats, async ask =>
        {
            var rows = await overview.HeatAsync(ask.Filter, ask.Calendar, context.RequestAborted);
            return Answer.Of(ask, "heat", Rows(ask, rows), rows, overview.HeatStatement(ask.Filter, ask.Calendar));
        });

    private static FigureEntry Entry(Metric metric, double value, double? previous) => new(
        metric.Key,
        metric.Title,
        metric.Definition,
        metric.Unit,
        value,
        previous,
        previous is null or 0 ? null : Math.Round((value - previous.Value) / previous.Value * 100, 1),
        metric.LessIsBetter,
        metric.Sql);

    private static BucketSeries BucketsBefore(Ask ask, BucketSeries buckets) => ask.Unit is { } unit
        ? ask.Calendar.Buckets(ask.Filter.Before.Range, unit)
        : BucketSeries.OfEpoch(ask.Filter.Before.Range, buckets.Seconds);

    private static List<UniqueUsersPoint> Points(IEnumerable<UniqueUsersRow> rows) =>
        [.. rows.Select(r => new UniqueUsersPoint(DateTimeOffset.FromUnixTimeMilliseconds(r.Bucket), r.Users))];

    private static string NameOf(string name, string id) => name.Length > 0 ? name : id;

    private static RowsAnswer<TRow> Rows<TRow>(Ask ask, IReadOnlyList<TRow> rows) => new(ask.Period.Range.From, ask.Period.Range.To, rows);

    private static TopAnswer<TRow> Top<TRow>(Ask ask, long? total, IReadOnlyList<TRow> rows) =>
        new(ask.Period.Range.From, ask.Period.Range.To, total ?? 0, rows);
}
