using Footfall.Analytics.Usage;
using Footfall.Server.Answers;

namespace Footfall.Server.Features.Usage;

/// <summary><c>/api/v1/usage/clicks</c>: what is clicked, and what goes wrong after it.</summary>
internal static class ClickEndpoints
{
    private static readonly string[] Formats = ["json", "csv", "sql"];

    internal static void MapClicks(this IEndpointRouteBuilder api) => api.MapGet("/usage/clicks", ClicksAsync)
        .WithTags("Usage").Produces<TopAnswer<ClickRow>>().WithSummary("Clicks by element, and how many of them an error followed");

    private static Task<IResult> ClicksAsync(HttpContext context, [AsParameters] TopQuery query, AskReader reader, ClickQuestions clicks) =>
        reader.AnswerAsync(context, query, Formats, async ask =>
        {
            var rows = await clicks.ClicksAsync(ask.Filter, ask.Limit, context.RequestAborted);
            var range = ask.Period.Range;
            return Answer.Of(ask, "clicks", new TopAnswer<ClickRow>(range.From, range.To, rows.FirstOrDefault()?.Total ?? 0, rows), rows, clicks.ClicksStatement(ask.Filter, ask.Limit));
        });
}
