using Footfall.Analytics.Usage;
using Footfall.ClickHouse;
using Footfall.Server.Answers;

namespace Footfall.Server.Features.Usage;

/// <summary>Answers what a scatter plot shows: its largest points as JSON, all of them as CSV.</summary>
internal sealed class PointsReader(AskReader reader, UsageQuestions usage, IStore store)
{
    private static readonly string[] Formats = ["json", "csv", "sql"];

    internal async Task<IResult> AnswerAsync<TPoint>(HttpContext context, PointsQuery query, PointsFile file, Func<ScatterRow, TPoint> point)
    {
        var mistakes = new Mistakes();
        var ask = await reader.ReadAsync(context, query, Formats, mistakes);
        var limit = query.Limit(mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var (filter, range) = (ask.Filter, ask.Period.Range);
        var buckets = ask.Unit is { } unit ? ask.Calendar.Buckets(filter.Range, unit) : await usage.BucketsAsync(file.Plot, filter, context.RequestAborted);
        switch (ask.Format)
        {
            case "sql":
                return Answer.Sql(usage.ScatterStatement(file.Plot, filter, buckets, limit));
            case "csv":
                var all = usage.ScatterStatement(file.Plot, filter, buckets, limit: null);
                return new StatementResult(store, all with { Sql = $"SELECT {string.Join(", ", file.Columns)} FROM ({all.Sql})" }, "csv", file.Name, file.Headings);
            default:
                var rows = await usage.ScatterAsync(file.Plot, filter, buckets, limit, context.RequestAborted);
                return Results.Ok(new PointsAnswer<TPoint>(range.From, range.To, buckets.Seconds, rows.FirstOrDefault()?.Points ?? 0, rows.FirstOrDefault()?.Events ?? 0, rows.ConvertAll(r => point(r))));
        }
    }
}
