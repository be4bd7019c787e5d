using Footfall.Analytics.Stats;
using Footfall.ClickHouse;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Footfall.Server.Audit;

namespace Footfall.Server.Features.Stats;

/// <summary><c>/api/v1/stats...</c>: every number of the page Server stats, with the people and things behind it.</summary>
internal static class StatsEndpoints
{
    private const string View = "view:stats";
    private static readonly string[] Formats = ["json", "csv"];
    private static readonly string[] RowFormats = ["json", "csv", "parquet", "sql"];
    private static readonly string[] RowColumns = ["id", "name", "org", "owner_id", "created_at", "items", "part"];

    internal static void MapStats(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/stats").RequireAuthorization(Policies.Count).WithTags("Server stats");
        group.MapGet("", AllAsync).Produces<StatsAnswer>().WithSummary("All numbers of the server");
        group.MapGet("/{category}", CategoryAsync).Produces<StatsCategoryAnswer>().ProducesProblem(404).WithSummary("The numbers of one category");
        group.MapGet("/{category}/{metric}", MetricAsync).Produces<StatsMetricAnswer>().ProducesProblem(404).WithSummary("One number, and the rows behind it").Audited(View);
    }

    private static async Task<IResult> AllAsync(HttpContext context, [AsParameters] StatsQuery query, StatsReader reader)
    {
        var (ask, refusal) = await reader.ReadAsync(context, query, Formats, null);
        if (ask is null)
        {
            return refusal!;
        }

        var categories = await reader.CategoriesAsync(ask, context.RequestAborted);
        var entries = await reader.EntriesAsync(ask, [.. categories.SelectMany(c => c.Metrics)], context.RequestAborted);
        return ask.Ask.Format == "csv"
            ? Answer.Download("server-stats", StatsSheet.Of(entries))
            : Results.Ok(new StatsAnswer(ask.Range.From, ask.Range.To, ask.Zone, ask.Org, [.. categories.Select(c => new StatsBlock(c.Key, c.Title, [.. c.Metrics.Select(m => entries[m])]))]));
    }

    private static async Task<IResult> CategoryAsync(HttpContext context, string category, [AsParameters] StatsQuery query, StatsReader reader)
    {
        var (ask, refusal) = await reader.ReadAsync(context, query, Formats, null);
        if (ask is null)
        {
            return refusal!;
        }

        var categories = await reader.CategoriesAsync(ask, context.RequestAborted);
        var found = categories.FirstOrDefault(c => c.Key == category);
        if (found is null)
        {
            return Unknown("category", category, categories.Select(c => c.Key));
        }

        var entries = await reader.EntriesAsync(ask, found.Metrics, context.RequestAborted);
        return ask.Ask.Format == "csv"
            ? Answer.Download($"server-stats-{category}", StatsSheet.Of(entries))
            : Results.Ok(new StatsCategoryAnswer(ask.Range.From, ask.Range.To, ask.Zone, ask.Org, found.Key, found.Title, [.. found.Metrics.Select(m => entries[m])]));
    }

    private static async Task<IResult> MetricAsync(HttpContext context, string category, string metric, [AsParameters] StatsMetricQuery query, StatsReader reader, IStore store)
    {
        var mistakes = new Mistakes();
        var offset = query.Offset(mistakes);
        var (ask, refusal) = await reader.ReadAsync(context, query, RowFormats, mistakes);
        if (ask is null)
        {
            return refusal!;
        }

        var metrics = (await reader.CategoriesAsync(ask, context.RequestAborted)).SelectMany(c => c.Metrics).ToList();
        var found = metrics.FirstOrDefault(m => m.Category == category && m.Key == metric);
        if (found is null && await reader.KnowsAsync(category, metric, context.RequestAborted))
        {
            return Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: $"The metric '{category}/{metric}' counts the whole server: its SQL does not name {{orgs:Array(String)}}. Ask for it without 'org'.");
        }

        if (found is null)
        {
            return Unknown("metric", $"{category}/{metric}", metrics.Select(m => $"{m.Category}/{m.Key}"));
        }

        if (query.Part is not null && !found.IsBreakdown)
        {
            mistakes.Add("part", $"is of breakdowns alone, and {category}/{metric} is one number.");
            return mistakes.ToResult();
        }

        var window = ask.Of([new StatsWindow(ask.Range.From, ask.Range.To)]);
        if (ask.Ask.Format != "json")
        {
            var statement = new StatsRows(found, await reader.Questions.PrepareAsync([found], window, context.RequestAborted), query.Part).All();
            return ask.Ask.Format == "sql" ? Answer.Sql(statement) : new StatementResult(store, statement, ask.Ask.Format, $"{category}-{metric}", RowColumns);
        }

        var entries = await reader.EntriesAsync(ask, [found], context.RequestAborted, query.Part);
        var rows = await reader.Questions.RowsAsync(found, window, query.Part, offset, ask.Ask.Limit, context.RequestAborted);
        var total = rows.Count == 0 ? 0 : rows[0].Total;
        var next = offset + rows.Count < total ? FormattableString.Invariant($"{offset + rows.Count}") : null;
        return Results.Ok(new StatsMetricAnswer(ask.Range.From, ask.Range.To, ask.Zone, ask.Org, category, entries[found], found.RowsKind, total, rows, next));
    }

    private static IResult Unknown(string what, string name, IEnumerable<string> known) =>
        Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: $"There is no {what} '{name}'. There are {string.Join(", ", known)}.");
}
