using Footfall.Analytics.Usage;
using Footfall.Server.Answers;

namespace Footfall.Server.Features.Usage;

/// <summary><c>/api/v1/usage/graph</c>: what was used with what, and made of what.</summary>
internal static class GraphEndpoints
{
    private static readonly string[] Formats = ["json", "csv", "sql"];

    internal static void MapGraph(this IEndpointRouteBuilder api) => api.MapGet("/usage/graph", GraphAsync)
        .WithTags("Usage").Produces<TopAnswer<GraphRow>>().WithSummary("What was used with what: pairs of things that one event refers to");

    private static async Task<IResult> GraphAsync(HttpContext context, [AsParameters] GraphQuery query, AskReader reader, GraphQuestions graph)
    {
        var mistakes = new Mistakes();
        var ask = await reader.ReadAsync(context, query, Formats, mistakes);
        var node = query.Read(mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var rows = await graph.GraphAsync(ask.Filter, node, ask.Limit, context.RequestAborted);
        var range = ask.Period.Range;
        return Answer.Of(ask, "graph", new TopAnswer<GraphRow>(range.From, range.To, rows.FirstOrDefault()?.Total ?? 0, rows), rows, GraphQuestions.GraphStatement(ask.Filter, node, ask.Limit));
    }
}
