using Footfall.Analytics.Usage;
using Footfall.Server.Answers;
using Footfall.Server.Audit;

namespace Footfall.Server.Features.Usage;

/// <summary><c>/api/v1/usage/durations</c> and <c>/unused</c>: how long operations take, and what nobody uses.</summary>
internal static class DurationEndpoints
{
    private static readonly string[] Formats = ["json", "csv", "sql"];

    internal static void MapDurations(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/usage").WithTags("Usage");
        group.MapGet("/durations", DurationsAsync).Produces<TopAnswer<DurationRow>>().WithSummary("How long operations take, now and in the period before");
        group.MapGet("/unused", UnusedAsync).Produces<TopAnswer<UnusedRow>>().WithSummary("What is known and nobody used in the period").Audited("view:users");
    }

    private static async Task<IResult> DurationsAsync(HttpContext context, [AsParameters] DurationQuery query, AskReader reader, DurationQuestions durations)
    {
        var mistakes = new Mistakes();
        var ask = await reader.ReadAsync(context, query, Formats, mistakes);
        var (group, order) = query.Read(mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var rows = await durations.DurationsAsync(group, order, ask.Filter, ask.Limit, context.RequestAborted);
        return Answer.Of(ask, "durations", Top(ask, rows.FirstOrDefault()?.Total, rows), rows, durations.DurationsStatement(group, order, ask.Filter, ask.Limit));
    }

    private static async Task<IResult> UnusedAsync(HttpContext context, [AsParameters] UnusedQuery query, AskReader reader, UnusedQuestions unused)
    {
        var mistakes = new Mistakes();
        var ask = await reader.ReadAsync(context, query, Formats, mistakes);
        var things = query.Things(mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var rows = await unused.UnusedAsync(ask.Filter, things, ask.Limit, context.RequestAborted);
        return Answer.Of(ask, "unused", Top(ask, rows.FirstOrDefault()?.Total, rows), rows, unused.UnusedStatement(ask.Filter, things, ask.Limit));
    }

    private static TopAnswer<TRow> Top<TRow>(Ask ask, long? total, IReadOnlyList<TRow> rows) =>
        new(ask.Period.Range.From, ask.Period.Range.To, total ?? 0, rows);
}
