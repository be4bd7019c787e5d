using Footfall.Analytics.Asking;
using Footfall.Analytics.Usage;
using Footfall.ClickHouse;
using Footfall.Server.Answers;
using Footfall.Server.Audit;

namespace Footfall.Server.Features.Usage;

/// <summary><c>/api/v1/usage/functions/calls</c>: calls of functions as a table of users, times, inputs and outputs.</summary>
internal static class CallEndpoints
{
    private static readonly string[] Formats = ["json", "csv", "parquet", "sql"];

    internal static void MapCalls(this IEndpointRouteBuilder api) => api.MapGet("/usage/functions/calls", CallsAsync)
        .WithTags("Usage").Produces<CallsAnswer>().WithSummary("Calls of functions: user, time, a column for each input and output, status, error").Audited("view:events");

    private static async Task<IResult> CallsAsync(HttpContext context, [AsParameters] CallQuery query, AskReader reader, CallQuestions calls, IStore store)
    {
        var mistakes = new Mistakes();
        var ask = await reader.ReadAsync(context, query, Formats, mistakes);
        var filter = query.Filter(ask.Filter, mistakes);
        var (order, after) = query.Page(mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        if (ask.Format == "sql")
        {
            return Answer.Sql(CallQuestions.PageStatement(filter, order, after, ask.Limit));
        }

        if (ask.Format == "json")
        {
            return await PageAsync(ask, filter, order, after, calls, context.RequestAborted);
        }

        var parameters = await calls.ParametersAsync(filter, context.RequestAborted);
        return ask.Format == "csv"
            ? new StatementResult(store, CallQuestions.TableStatement(filter, order, parameters), "csv", "calls", CallQuestions.Headings(parameters))
            : new StatementResult(store, CallQuestions.NamedStatement(filter, order, parameters), "parquet", "calls", CallQuestions.Headings(parameters));
    }

    private static async Task<IResult> PageAsync(Ask ask, CallFilter filter, SortOrder order, PageToken? after, CallQuestions calls, CancellationToken cancellationToken)
    {
        var (total, told) = (calls.CountAsync(filter, cancellationToken), calls.ParametersAsync(filter, cancellationToken));
        var rows = await calls.PageAsync(filter, order, after, ask.Limit, cancellationToken);
        var next = rows.Count == ask.Limit ? order.TokenOf(rows[^1]).Encode() : null;
        var parameters = await told;
        return Results.Ok(new CallsAnswer(
            ask.Period.Range.From,
            ask.Period.Range.To,
            await total,
            [.. parameters.Where(p => p.Side == "input").Select(p => p.Name)],
            [.. parameters.Where(p => p.Side == "output").Select(p => p.Name)],
            rows.ConvertAll(CallEntry.Of),
            next));
    }
}
