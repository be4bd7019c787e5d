using Footfall.Analytics.Asking;
using Footfall.Analytics.Runs;
using Footfall.ClickHouse;
using Footfall.Server.Answers;
using Footfall.Server.Audit;
using Footfall.Server.Features.Activity;

namespace Footfall.Server.Features.Runs;

/// <summary><c>/api/v1/runs...</c>: runs as lists, errors, charts and statistics.</summary>
internal static class RunEndpoints
{
    private const string View = "view:runs";
    private static readonly string[] ListFormats = ["json", "csv", "parquet", "sql"];
    private static readonly string[] ChartFormats = ["json", "csv", "sql"];

    internal static void MapRuns(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/runs").WithTags("Runs");
        group.MapGet("", ListAsync).Produces<RunListAnswer>().WithSummary("Runs, page by page, or all of them as CSV or Parquet").Audited(View);
        group.MapGet("/errors", ErrorsAsync).Produces<RunErrorsAnswer>().WithSummary("Errors of runs, the latest first; the period is about the errors").Audited(View);
        group.MapGet("/timeline", TimelineAsync).Produces<RunTimelineAnswer>().WithSummary("Runs over time by status");
        group.MapGet("/statistics", StatisticsAsync).Produces<RunStatisticsAnswer>().WithSummary("Runs by status, user, agent, name, type and org, and how long they take").Audited(View);
        group.MapRunPage();
    }

    private static async Task<IResult> ListAsync(HttpContext context, [AsParameters] RunListQuery query, AskReader reader, ActivityOrgs orgs, RunQuestions questions, IStore store)
    {
        var mistakes = new Mistakes();
        var ask = await reader.ReadAsync(context, query, ListFormats, mistakes);
        var filter = query.Filter(ask, orgs, mistakes);
        var (order, after) = query.Page(mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        return ask.Format switch
        {
            "json" => await PageAsync(ask, filter, order, after, questions, context.RequestAborted),
            "sql" => Answer.Sql(questions.PageStatement(filter, order, after, ask.Limit)),
            _ => new StatementResult(store, questions.ListStatement(filter, order), ask.Format, "runs", RunQuestions.Columns),
        };
    }

    private static async Task<IResult> PageAsync(Ask ask, RunFilter filter, RunOrder order, RowToken? after, RunQuestions questions, CancellationToken cancellationToken)
    {
        var page = questions.PageAsync(filter, order, after, ask.Limit, cancellationToken);
        var counts = await questions.CountsAsync(filter, cancellationToken);
        var (rows, next) = await page;
        var statuses = counts.Where(c => c.Others > 0).OrderByDescending(c => c.Others).Select(c => new RunStatusCount(c.Status, c.Others));
        return Results.Ok(new RunListAnswer(ask.Period.Range.From, ask.Period.Range.To, counts.Sum(c => c.Matching), counts.Sum(c => c.Everything), [.. statuses], rows, next?.Encode()));
    }

    private static async Task<IResult> ErrorsAsync(HttpContext context, [AsParameters] RunPageQuery query, AskReader reader, ActivityOrgs orgs, RunQuestions questions, IStore store)
    {
        var mistakes = new Mistakes();
        var ask = await reader.ReadAsync(context, query, ListFormats, mistakes);
        var filter = query.Filter(ask, orgs, mistakes) with { Range = ask.Period.Range };
        var after = query.AfterError(mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        if (ask.Format != "json")
        {
            return ask.Format == "sql"
                ? Answer.Sql(questions.ErrorPageStatement(filter, after, ask.Limit))
                : new StatementResult(store, questions.ErrorListStatement(filter), ask.Format, "run-errors", RunQuestions.ErrorColumns);
        }

        var (rows, next) = await questions.ErrorPageAsync(filter, after, ask.Limit, context.RequestAborted);
        return Results.Ok(new RunErrorsAnswer(ask.Period.Range.From, ask.Period.Range.To, rows.Count == 0 ? 0 : rows[0].Total, rows.ConvertAll(RunErrorEntry.Of), next?.Encode()));
    }

    private static async Task<IResult> TimelineAsync(HttpContext context, [AsParameters] RunChartQuery query, AskReader reader, ActivityOrgs orgs, RunQuestions questions)
    {
        var mistakes = new Mistakes();
        var ask = await reader.ReadAsync(context, query, ChartFormats, mistakes);
        var range = ask.Period.Range;
        var filter = query.Filter(ask, orgs, mistakes) with { Range = range };
        var unit = query.UnitOf(range, mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var buckets = ask.Calendar.Buckets(range, unit);
        var rows = (await questions.TimelineAsync(filter, buckets, context.RequestAborted)).Select(RunTimelinePoint.Of).ToList();
        return Answer.Of(ask, "runs-timeline", new RunTimelineAnswer(range.From, range.To, buckets.Seconds, rows), rows, questions.TimelineStatement(filter, buckets));
    }

    private static async Task<IResult> StatisticsAsync(HttpContext context, [AsParameters] RunQuery query, AskReader reader, ActivityOrgs orgs, RunQuestions questions)
    {
        var mistakes = new Mistakes();
        var ask = await reader.ReadAsync(context, query, ChartFormats, mistakes);
        var filter = query.Filter(ask, orgs, mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var stop = context.RequestAborted;
        var matching = questions.FiguresAsync(filter, stop);
        var all = filter.IsNarrowed ? questions.FiguresAsync(filter.Everything, stop) : matching;
        var shares = await questions.SharesAsync(filter, stop);
        var figures = RunFiguresAnswer.Of(await matching);
        var parts = shares.ToLookup(s => s.Part, s => new RunShare(s.Key, s.Name, s.Runs, (double)s.Runs / figures.Runs, s.Failed, s.MeanMs));
        var body = new RunStatisticsAnswer(
            ask.Period.Range.From, ask.Period.Range.To, figures, RunFiguresAnswer.Of(await all), [.. parts["status"]], [.. parts["user"]], [.. parts["agent"]], [.. parts["name"]],
            [.. parts["type"]], [.. parts["org"]]);
        return Answer.Of(ask, "runs-statistics", body, shares, questions.SharesStatement(filter));
    }
}
