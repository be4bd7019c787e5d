using Footfall.Analytics.Asking;
using Footfall.Analytics.Entities;
using Footfall.Analytics.Events;
using Footfall.ClickHouse;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Footfall.Server.Audit;
using Footfall.Server.Features.Activity;
using Footfall.Server.Features.Events;

namespace Footfall.Server.Features.Entities;

/// <summary><c>GET /api/v1/entities...</c>: what there is on the platform, one by one.</summary>
internal static class EntityEndpoints
{
    private const string View = "view:entity";
    private static readonly string[] ListFormats = ["json", "csv", "parquet", "sql"];
    private static readonly string[] ChartFormats = ["json", "csv", "sql"];
    private static readonly string[] PartFormats = ["json", "csv"];

    internal static void MapEntities(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/entities/{kind}").RequireAuthorization(Policies.Count).WithTags("Entities");
        group.MapGet("", ListAsync).Produces<EntityListAnswer<EntityRow>>().ProducesProblem(404).WithSummary("Entities of a kind, with their state now").Audited(View);
        group.MapGet("/{id}", OneAsync).Produces<EntityAnswer>().ProducesProblem(404).WithSummary("One entity, with what was told of it").Audited(View);
        group.MapGet("/{id}/activity", ActivityAsync).Produces<EventPage>().ProducesProblem(404).WithSummary("All that was done with an entity, and by whom").Audited(View);
        group.MapGet("/{id}/usage", UsageAsync).Produces<TimeRowsAnswer<EntityUsagePoint>>().ProducesProblem(404).WithSummary("How much was done with an entity over time, and by how many users");
        group.MapGet("/{id}/history", HistoryAsync).Produces<EntityListAnswer<EntityHistoryRow>>().ProducesProblem(404).WithSummary("What changed an entity, with old and new values").Audited(View);
        group.MapGet("/{id}/members", (HttpContext context, string kind, string id, [AsParameters] EntityPartQuery query, EntityReader reader) => RelatedAsync(context, kind, id, query, reader, reader.Questions.MembersAsync))
            .Produces<EntityListAnswer<EntityMemberRow>>().ProducesProblem(404).WithSummary("Who belongs to a team, organization or group").Audited(View);
        group.MapGet("/{id}/belongs-to", (HttpContext context, string kind, string id, [AsParameters] EntityPartQuery query, EntityReader reader) => RelatedAsync(context, kind, id, query, reader, reader.Questions.BelongsToAsync))
            .Produces<EntityListAnswer<EntityMemberRow>>().ProducesProblem(404).WithSummary("The teams, organizations and groups that a user or group belongs to").Audited(View);
    }

    private static async Task<IResult> ListAsync(HttpContext context, string kind, [AsParameters] EntityListQuery query, EntityReader reader, IStore store)
    {
        if (reader.Ask(context, kind, query.Org) is not { } known)
        {
            return EntityReader.Unknown(kind, null);
        }

        var mistakes = new Mistakes();
        AskReader.RefuseUnknown(context, mistakes);
        var ask = query.Read(known, mistakes);
        var (limit, offset) = (mistakes.Number("limit", query.Limit, 100, 1, 10_000), mistakes.Number("after", query.After, 0, 0, int.MaxValue));
        var format = mistakes.Choice("format", query.Format, ListFormats);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        if (format != "json")
        {
            var statement = EntityQuestions.ListStatement(ask, null);
            return format == "sql" ? Answer.Sql(statement) : new StatementResult(store, statement, format, kind, EntityQuestions.Columns);
        }

        var rows = await reader.Questions.ListAsync(ask, offset, limit, context.RequestAborted);
        return Page(rows, rows.Count == 0 ? 0 : rows[0].Total, offset);
    }

    private static async Task<IResult> OneAsync(HttpContext context, string kind, string id, EntityReader reader)
    {
        var mistakes = new Mistakes();
        AskReader.RefuseUnknown(context, mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        if (await reader.FindAsync(context, kind, id) is not { } found)
        {
            return EntityReader.Unknown(kind, id);
        }

        var (entity, row, stop) = (new EntityRef(kind, found.Row.Id), found.Row, context.RequestAborted);
        var history = await reader.Questions.HistoryAsync(entity, found.Ask.Access, stop);
        var members = await reader.Questions.MembersAsync(entity, found.Ask.Access, 0, 1, stop);
        var belongs = await reader.Questions.BelongsToAsync(entity, found.Ask.Access, 0, 1, stop);
        var hardware = kind == "agent" ? await reader.Questions.HardwareAsync(row.Id, 100, stop) : [];
        return Results.Ok(new EntityAnswer(
            kind, row.Id, row.Name, row.Org, row.OwnerId, row.OwnerName, row.CreatedAt, row.DeletedAt, row.Type, row.Status, row.IsSystem, history.Attributes, TotalOf(members), TotalOf(belongs), hardware));
    }

    private static async Task<IResult> ActivityAsync(HttpContext context, string kind, string id, [AsParameters] ListQuery query, EntityReader reader, AskReader asks, EventQuestions events, IStore store) =>
        await reader.FindAsync(context, kind, id) is { } found
            ? await EventEndpoints.AnswerListAsync(context, query, asks, events, store, f => f.With(EventFilter.Entity, $"{kind}:{found.Row.Id}"))
            : EntityReader.Unknown(kind, id);

    private static async Task<IResult> UsageAsync(HttpContext context, string kind, string id, [AsParameters] ChartQuery query, EntityReader reader, AskReader asks)
    {
        if (await reader.FindAsync(context, kind, id) is not { } found)
        {
            return EntityReader.Unknown(kind, id);
        }

        return await asks.AnswerAsync(context, query, ChartFormats, async ask =>
        {
            var filter = ask.Filter.With(EventFilter.Entity, $"{kind}:{found.Row.Id}");
            var buckets = ask.Calendar.Buckets(filter.Range, ask.Unit ?? Calendar.UnitFor(filter.Range));
            var rows = await reader.Questions.UsageAsync(filter, buckets, context.RequestAborted);
            var body = new TimeRowsAnswer<EntityUsagePoint>(filter.Range.From, filter.Range.To, buckets.Seconds, rows);
            return Answer.Of(ask, $"{kind}-usage", body, rows, EntityQuestions.UsageStatement(filter, buckets));
        });
    }

    private static async Task<IResult> HistoryAsync(HttpContext context, string kind, string id, [AsParameters] EntityPartQuery query, EntityReader reader)
    {
        if (await reader.FindAsync(context, kind, id) is not { } found)
        {
            return EntityReader.Unknown(kind, id);
        }

        return await PartAsync(context, query, async (limit, offset, format) =>
        {
            var rows = (await reader.Questions.HistoryAsync(new EntityRef(kind, found.Row.Id), found.Ask.Access, context.RequestAborted)).Rows;
            return format == "csv"
                ? Answer.Download($"{kind}-history", Csv.Of(rows.SelectMany(Lines), StoreRows.Json.PropertyNamingPolicy!))
                : Page([.. rows.Skip(offset).Take(limit)], rows.Count, offset);
        });
    }

    private static async Task<IResult> RelatedAsync(
        HttpContext context, string kind, string id, EntityPartQuery query, EntityReader reader, Func<EntityRef, Access, int, int, CancellationToken, Task<List<EntityMemberRow>>> related)
    {
        if (await reader.FindAsync(context, kind, id) is not { } found)
        {
            return EntityReader.Unknown(kind, id);
        }

        return await PartAsync(context, query, async (limit, offset, format) =>
        {
            var rows = await related(new EntityRef(kind, found.Row.Id), found.Ask.Access, offset, format == "csv" ? int.MaxValue : limit, context.RequestAborted);
            return format == "csv"
                ? Answer.Download($"{kind}-members", Csv.Of(rows, StoreRows.Json.PropertyNamingPolicy!))
                : Page(rows, TotalOf(rows), offset);
        });
    }

    private static async Task<IResult> PartAsync(HttpContext context, EntityPartQuery query, Func<int, int, string, Task<IResult>> answer)
    {
        var mistakes = new Mistakes();
        AskReader.RefuseUnknown(context, mistakes);
        var (limit, offset) = (mistakes.Number("limit", query.Limit, 100, 1, 10_000), mistakes.Number("after", query.After, 0, 0, int.MaxValue));
        var format = mistakes.Choice("format", query.Format, PartFormats);
        return mistakes.Any ? mistakes.ToResult() : await answer(limit, offset, format);
    }

    private static long TotalOf(List<EntityMemberRow> rows) => rows.Count == 0 ? 0 : rows[0].Total;

    private static IResult Page<TRow>(IReadOnlyList<TRow> rows, long total, int offset) =>
        Results.Ok(new EntityListAnswer<TRow>(total, rows, offset + rows.Count < total ? FormattableString.Invariant($"{offset + rows.Count}") : null));

    private static IEnumerable<HistoryLine> Lines(EntityHistoryRow row) => row.Changes.Count == 0
        ? [new HistoryLine(row.Time, row.Scope, row.UserId, row.UserName, null, null, null)]
        : row.Changes.Select(c => new HistoryLine(row.Time, row.Scope, row.UserId, row.UserName, c.Field, c.Old, c.New));

    private sealed record HistoryLine(DateTimeOffset Time, string Scope, string UserId, string UserName, string? Field, string? Old, string? New);
}
