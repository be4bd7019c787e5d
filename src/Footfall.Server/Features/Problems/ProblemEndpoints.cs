using Footfall.Analytics.Asking;
using Footfall.Analytics.Problems;
using Footfall.ClickHouse;
using Footfall.Server.Answers;
using Footfall.Server.Audit;
using Footfall.Server.Features.Activity;

namespace Footfall.Server.Features.Problems;

/// <summary><c>/api/v1/problems...</c>: problems as lists and charts, and which actions cause them.</summary>
internal static class ProblemEndpoints
{
    private const string View = "view:problems";
    private static readonly string[] ListFormats = ["json", "csv", "parquet", "sql"];
    private static readonly string[] ChartFormats = ["json", "csv", "sql"];

    internal static void MapProblems(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/problems").WithTags("Problems");
        group.MapGet("", ListAsync).Produces<ProblemListAnswer>().WithSummary("Problems, page by page, or all of them as CSV or Parquet").Audited(View);
        group.MapGet("/trend", TrendAsync).Produces<ProblemTrendAnswer>().WithSummary("Errors over time");
        group.MapGet("/causes", CausesAsync).Produces<ProblemCausesAnswer>().WithSummary("How often errors follow each scope, function or click within seconds, in the same request, session or run").Audited(View);
        group.MapProblemPage();
        group.MapProblemActions();
    }

    private static async Task<IResult> ListAsync(HttpContext context, [AsParameters] ProblemListQuery query, AskReader reader, ActivityOrgs orgs, ProblemQuestions questions, IStore store)
    {
        var mistakes = new Mistakes();
        var ask = await reader.ReadAsync(context, query, ListFormats, mistakes);
        var filter = query.Filter(ask, orgs, mistakes);
        var (order, after) = query.Page(mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var stop = context.RequestAborted;
        return ask.Format switch
        {
            "json" => await PageAsync(ask, filter, order, after, questions, stop),
            "sql" => Answer.Sql(questions.PageStatement(filter, await questions.LinksAsync(stop), order, after, ask.Limit)),
            _ => new StatementResult(store, questions.ListStatement(filter, await questions.LinksAsync(stop), order), ask.Format, "problems", ProblemQuestions.Columns),
        };
    }

    private static async Task<IResult> PageAsync(Ask ask, ProblemFilter filter, ProblemOrder order, RowToken? after, ProblemQuestions questions, CancellationToken cancellationToken)
    {
        var buckets = ProblemQuestions.SparkBuckets(ask.Period.Range);
        var (rows, counts, sparks) = await questions.PageAsync(filter, order, after, ask.Limit, buckets, cancellationToken);
        var starts = buckets.Starts.Select(s => s.ToUnixTimeMilliseconds()).ToList();
        var drawn = rows.Select(r => r with { Trend = starts.ConvertAll(s => sparks[r.Id].FirstOrDefault(p => p.Bucket == s)?.Events ?? 0) }).ToList();
        return Results.Ok(new ProblemListAnswer(
            ask.Period.Range.From, ask.Period.Range.To, counts.Sum(c => c.Matching), counts.Sum(c => c.Problems), Counts(counts, c => c.Type), Counts(counts, c => c.State),
            counts.Where(c => c is { IsNew: true, State: ProblemStates.Open }).Sum(c => c.Problems), buckets.Seconds, drawn, rows.Count == ask.Limit ? order.TokenOf(rows[^1]).Encode() : null));
    }

    private static List<ProblemCount> Counts(IEnumerable<ProblemCountRow> rows, Func<ProblemCountRow, string> key) =>
        [.. rows.GroupBy(key).Select(g => new ProblemCount(g.Key, g.Sum(c => c.Problems))).OrderByDescending(c => c.Problems).ThenBy(c => c.Key, StringComparer.Ordinal)];

    private static async Task<IResult> TrendAsync(HttpContext context, [AsParameters] ProblemChartQuery query, AskReader reader, ActivityOrgs orgs, ProblemQuestions questions)
    {
        var mistakes = new Mistakes();
        var ask = await reader.ReadAsync(context, query, ChartFormats, mistakes);
        var filter = query.Filter(ask, orgs, mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var range = ask.Period.Range;
        var buckets = ask.Calendar.Buckets(range, ask.Unit ?? Calendar.UnitFor(range));
        var rows = (await questions.TrendAsync(filter, buckets, context.RequestAborted)).Select(ProblemTrendPoint.Of).ToList();
        var statement = questions.TrendStatement(filter, await questions.LinksAsync(context.RequestAborted), buckets);
        return Answer.Of(ask, "problems-trend", new ProblemTrendAnswer(range.From, range.To, buckets.Seconds, rows), rows, statement);
    }

    private static async Task<IResult> CausesAsync(HttpContext context, [AsParameters] ProblemCauseQuery query, AskReader reader, ActivityOrgs orgs, ProblemQuestions questions, ProblemReader problems)
    {
        var mistakes = new Mistakes();
        var ask = await reader.ReadAsync(context, query, ChartFormats, mistakes);
        var causes = query.Read(ask, query.Filter(ask, orgs, mistakes), mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var rows = await problems.CausesAsync(causes, context.RequestAborted);
        var body = new ProblemCausesAnswer(ask.Period.Range.From, ask.Period.Range.To, causes.By, (long)causes.Within.TotalSeconds, rows);
        var statement = ProblemReader.CausesStatement(causes, await questions.LinksAsync(context.RequestAborted));
        return Answer.Of(ask, "problem-causes", body, rows.Select(r => new { r.Key, r.Package, r.Events, r.Followed, r.Share, r.Users, r.Problems, r.LastSeen }), statement);
    }
}
