using System.ComponentModel;
using Footfall.Analytics.Asking;
using Footfall.Analytics.Events;
using Footfall.Analytics.Intake;
using Footfall.ClickHouse;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Footfall.Server.Audit;
using Footfall.Server.Features.Events;
using Footfall.Server.Features.Usage;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Intake;

/// <summary><c>/api/v1/intake/rejections</c>: records that were not taken. For administrators: they are as they were sent.</summary>
internal static class RejectionEndpoints
{
    private static readonly string[] Formats = ["json", "csv", "ndjson", "sql"];

    private static readonly string[] Columns =
        [.. typeof(RejectionRow).GetProperties().Select(p => StoreRows.Json.PropertyNamingPolicy!.ConvertName(p.Name))];

    internal static void MapRejections(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/intake/rejections").WithTags("Intake").RequireAuthorization(Policies.Administrate);
        group.MapGet("", ListAsync).Produces<RejectionPage>().WithSummary("Records that were not taken, page by page, or all of them as CSV or lines of JSON").Audited("view:rejections");
        group.MapGet("/count", CountAsync).Produces<EventCounts>().WithSummary("How many rejected records match, and how many there are in the period");
        group.MapGet("/values", ValuesAsync).Produces<RowsAnswer<ColumnValue>>().WithSummary("Reasons, senders or protocols of rejected records, the frequent ones first");
        group.MapPost("/replay", ReplayAsync).Produces<ReplayAnswer>().ProducesProblem(503).WithSummary("Send rejected records again, for example after a setting was mended").Audited("replay:rejections");
        group.MapDelete("", DeleteAsync).Produces<DeletedAnswer>().WithSummary("Delete rejected records; name their ids or a period").Audited("delete:rejections");
    }

    private static async Task<IResult> ListAsync(HttpContext context, [AsParameters] RejectionListQuery query, RejectionReader reader, RejectionQuestions rejections, IStore store)
    {
        var mistakes = new Mistakes();
        var filter = await reader.ReadAsync(context, query, mistakes);
        var format = mistakes.Choice("format", query.Format, Formats);
        var limit = mistakes.Number("limit", query.Limit, 100, 1, 10_000);
        var sort = mistakes.Choice("sort", query.Sort, "-time", "time");
        var after = query.After is null ? null : PageToken.Decode(query.After);
        if (query.After is not null && (after is null || after.Order != sort || after.Time.Year is < 1970 or >= 2200))
        {
            mistakes.Add("after", "must be the member 'next' of the page before, asked for with the same 'sort'.");
        }

        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var newestFirst = sort == "-time";
        return format switch
        {
            "json" => await PageAsync(),
            "sql" => Answer.Sql(RejectionQuestions.ListStatement(filter, newestFirst, after, limit)),
            _ => new StatementResult(store, RejectionQuestions.ListStatement(filter, newestFirst), format, "rejections", Columns),
        };

        async Task<IResult> PageAsync()
        {
            var rows = await rejections.PageAsync(RejectionQuestions.ListStatement(filter, newestFirst, after, limit), context.RequestAborted);
            var next = rows.Count == limit ? new PageToken(sort, "", rows[^1].Time, rows[^1].Id).Encode() : null;
            return Results.Ok(new RejectionPage(filter.Range.From, filter.Range.To, rows, next));
        }
    }

    private static async Task<IResult> CountAsync(HttpContext context, [AsParameters] RejectionQuery query, RejectionReader reader, RejectionQuestions rejections)
    {
        var mistakes = new Mistakes();
        var filter = await reader.ReadAsync(context, query, mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var matching = rejections.CountAsync(filter, context.RequestAborted);
        var all = rejections.CountAsync(filter.Everything, context.RequestAborted);
        return Results.Ok(new EventCounts(await matching, await all));
    }

    private static async Task<IResult> ValuesAsync(
        HttpContext context,
        [AsParameters] RejectionQuery query,
        RejectionReader reader,
        RejectionQuestions rejections,
        [FromQuery(Name = "column"), Description("reason, token or protocol.")] string? column,
        [FromQuery(Name = "value_search"), Description("Part of the value.")] string? search,
        [FromQuery(Name = "limit"), Description("Most values, 1 to 10000. Standard: 100.")] string? limit)
    {
        var mistakes = new Mistakes();
        var filter = await reader.ReadAsync(context, query, mistakes);
        var most = mistakes.Number("limit", limit, 100, 1, 10_000);
        var name = mistakes.Choice("column", column, [.. RejectionQuestions.Columns]);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        // A column's own filter does not narrow its choices.
        var others = name switch
        {
            "reason" => filter with { Reasons = [] },
            "token" => filter with { Tokens = [] },
            _ => filter with { Protocols = [] },
        };
        var rows = await rejections.ValuesAsync(others, name, search ?? "", most, context.RequestAborted);
        return Results.Ok(new RowsAnswer<ColumnValue>(filter.Range.From, filter.Range.To, rows));
    }

    private static async Task<IResult> ReplayAsync([FromBody] ReplayRequest request, Replay replay, CancellationToken cancellationToken)
    {
        var mistakes = new Mistakes();
        if (request.Ids is null == request.Filter is null)
        {
            mistakes.Add("ids", "must be given unless filter is, and not both; an empty filter means every record.");
        }

        if (request.Ids is { Length: 0 or > Replay.Most })
        {
            mistakes.Add("ids", FormattableString.Invariant($"must name 1 to {Replay.Most} records."));
        }

        if (request.Filter is { From: { } from, To: { } to } && to <= from)
        {
            mistakes.Add("filter.to", "must lie after 'from'.");
        }

        RejectionReader.RefuseOtherReasons("filter.reason", request.Filter?.Reason, mistakes);
        return mistakes.Any ? mistakes.ToResult() : Results.Ok(await replay.RunAsync(FilterOf(request), cancellationToken));
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, [AsParameters] RejectionQuery query, RejectionReader reader, RejectionQuestions rejections)
    {
        var mistakes = new Mistakes();
        var filter = await reader.ReadAsync(context, query, mistakes);
        if (!query.NamesTime && filter.Ids.Count == 0)
        {
            mistakes.Add("id", "or a period must be given; period=all means every record that the other parameters choose.");
        }

        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var count = await rejections.CountAsync(filter, context.RequestAborted);
        await rejections.DeleteAsync(filter, context.RequestAborted);
        return Results.Ok(new DeletedAnswer(count));
    }

    private static RejectionFilter FilterOf(ReplayRequest request) => new()
    {
        Range = new TimeRange(request.Filter?.From ?? RejectionReader.Always.From, request.Filter?.To ?? RejectionReader.Always.To),
        Ids = request.Ids ?? [],
        Reasons = request.Filter?.Reason ?? [],
        Tokens = request.Filter?.Token ?? [],
        Protocols = request.Filter?.Protocol ?? [],
        Search = request.Filter?.Search ?? "",
    };
}
