using Footfall.Analytics.Asking;
using Footfall.Analytics.Events;
using Footfall.ClickHouse;
using Footfall.Server.Answers;
using Footfall.Server.Audit;
using Footfall.Server.Features.Usage;

namespace Footfall.Server.Features.Events;

/// <summary><c>/api/v1/events...</c>: the table and the charts of the page Events as rows.</summary>
internal static class EventEndpoints
{
    private static readonly string[] ChartFormats = ["json", "csv", "sql"];
    private static readonly string[] ListFormats = ["json", "csv", "parquet", "sql"];

    private static readonly string[] Columns =
        [.. typeof(EventRow).GetProperties().Select(p => StoreRows.Json.PropertyNamingPolicy!.ConvertName(p.Name))];

    internal static void MapEventQuestions(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/events").WithTags("Events");
        group.MapGet("", ListAsync).Produces<EventPage>().WithSummary("Events, page by page, or all of them as CSV or Parquet").Audited("view:events");
        group.MapGet("/{id:guid}", OneAsync).Produces<EventRow>().ProducesProblem(404).WithSummary("One event, whole").Audited("view:event");
        group.MapGet("/count", CountAsync).Produces<EventCounts>().WithSummary("How many events match, and how many there are in the period");
        group.MapGet("/activity", ActivityAsync).Produces<ActivityAnswer>().WithSummary("Events over time by source");
        group.MapGet("/browsers", BrowsersAsync).Produces<RowsAnswer<ClientShare>>().WithSummary("Users by browser");
        group.MapGet("/systems", SystemsAsync).Produces<RowsAnswer<ClientShare>>().WithSummary("Users by operating system");
        group.MapGet("/values", ValuesAsync).Produces<RowsAnswer<ColumnValue>>().WithSummary("Values of one column, the frequent ones first").Audited("view:values");
    }

    private static Task<IResult> ListAsync(HttpContext context, [AsParameters] ListQuery query, AskReader reader, EventQuestions events, IStore store) =>
        AnswerListAsync(context, query, reader, events, store, f => f);

    /// <summary>A list of events, of a filter that the route narrows.</summary>
    internal static async Task<IResult> AnswerListAsync(HttpContext context, ListQuery query, AskReader reader, EventQuestions events, IStore store, Func<EventFilter, EventFilter> narrow)
    {
        var mistakes = new Mistakes();
        var ask = await reader.ReadAsync(context, query, ListFormats, mistakes);
        ask = ask with { Filter = narrow(ask.Filter) };
        var order = SortOrder.Read(query.Sort ?? "-time");
        if (order is null)
        {
            mistakes.Add("sort", $"must be one of {string.Join(", ", SortOrder.Names)}, with a minus for descending, but is '{query.Sort}'.");
        }

        var after = query.After is null ? null : PageToken.Decode(query.After);
        if (query.After is not null && (after is null || order?.Accepts(after) == false))
        {
            mistakes.Add("after", "must be the member 'next' of the page before, asked for with the same 'sort'.");
        }

        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        return ask.Format switch
        {
            "json" => await PageAsync(ask, order!, after, events, context.RequestAborted),
            "sql" => Answer.Sql(EventQuestions.ListStatement(ask.Filter, order!, after, ask.Limit)),
            _ => new StatementResult(store, EventQuestions.ListStatement(ask.Filter, order!), ask.Format, "events", Columns),
        };
    }

    private static async Task<IResult> PageAsync(Ask ask, SortOrder order, PageToken? after, EventQuestions events, CancellationToken cancellationToken)
    {
        var rows = await events.PageAsync(ask.Filter, order, after, ask.Limit, cancellationToken);
        var next = rows.Count == ask.Limit ? order.TokenOf(rows[^1]).Encode() : null;
        return Results.Ok(new EventPage(ask.Period.Range.From, ask.Period.Range.To, rows, next));
    }

    /// <summary>An event's id alone would mean to look everywhere; its time leads to its day.</summary>
    private static async Task<IResult> OneAsync(HttpContext context, Guid id, [AsParameters] EventQuery query, AskReader reader, EventQuestions events)
    {
        var mistakes = new Mistakes();
        var ask = await reader.ReadAsync(context, query, ["json"], mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        return await events.FindAsync(ask.Filter, id, context.RequestAborted) is { } found
            ? Results.Ok(found)
            : Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: "There is no such event in this period that you may see. Give its time with 'from' and 'to', or period=all.");
    }

    private static Task<IResult> CountAsync(HttpContext context, [AsParameters] EventQuery query, AskReader reader, EventQuestions events) =>
        reader.AnswerAsync(context, query, ["json"], async ask =>
        {
            var matching = events.CountAsync(ask.Filter, context.RequestAborted);
            var all = events.CountAsync(ask.Filter.Everything, context.RequestAborted);
            return Results.Ok(new EventCounts(await matching, await all));
        });

    private static Task<IResult> ActivityAsync(HttpContext context, [AsParameters] ChartQuery query, AskReader reader, EventQuestions events) =>
        reader.AnswerAsync(context, query, ChartFormats, async ask =>
        {
            var unit = ask.Unit ?? Calendar.UnitFor(ask.Filter.Range);
            var buckets = ask.Calendar.Buckets(ask.Filter.Range, unit);
            var rows = Points(await events.ActivityAsync(ask.Filter, buckets, context.RequestAborted));
            var previous = ask.Compare
                ? Points(await events.ActivityAsync(ask.Filter.Before, ask.Calendar.Buckets(ask.Filter.Before.Range, unit), context.RequestAborted))
                : null;
            var body = new ActivityAnswer(ask.Period.Range.From, ask.Period.Range.To, buckets.Seconds, rows, previous);
            return Answer.Of(ask, "activity", body, rows, EventQuestions.ActivityStatement(ask.Filter, buckets));
        });

    private static Task<IResult> BrowsersAsync(HttpContext context, [AsParameters] EventQuery query, AskReader reader, EventQuestions events) =>
        reader.AnswerAsync(context, query, ChartFormats, async ask =>
            Rows(ask, "browsers", await events.BrowsersAsync(ask.Filter, context.RequestAborted), EventQuestions.BrowsersStatement(ask.Filter)));

    private static Task<IResult> SystemsAsync(HttpContext context, [AsParameters] EventQuery query, AskReader reader, EventQuestions events) =>
        reader.AnswerAsync(context, query, ChartFormats, async ask =>
            Rows(ask, "systems", await events.SystemsAsync(ask.Filter, context.RequestAborted), EventQuestions.SystemsStatement(ask.Filter)));

    private static async Task<IResult> ValuesAsync(HttpContext context, [AsParameters] ValuesQuery query, AskReader reader, EventQuestions events)
    {
        var mistakes = new Mistakes();
        var ask = await reader.ReadAsync(context, query, ChartFormats, mistakes);
        var column = FilterColumn.Find(query.Column ?? "");
        if (column is null)
        {
            mistakes.Add("column", $"must be one of {string.Join(", ", FilterColumn.All.Select(c => c.Name))}, but is '{query.Column}'.");
        }

        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var statement = EventQuestions.ValuesStatement(ask.Filter, column!, query.ValueSearch ?? "", ask.Limit);
        return Rows(ask, "values", await events.ValuesAsync(statement, context.RequestAborted), statement);
    }

    private static IResult Rows<TRow>(Ask ask, string name, List<TRow> rows, Statement statement) =>
        Answer.Of(ask, name, new RowsAnswer<TRow>(ask.Period.Range.From, ask.Period.Range.To, rows), rows, statement);

    private static List<ActivityPoint> Points(IEnumerable<ActivityOverTimeRow> rows) =>
        [.. rows.Select(r => new ActivityPoint(DateTimeOffset.FromUnixTimeMilliseconds(r.Bucket), r.Client + r.Server, r.Client, r.Server))];
}
