using Footfall.Server.Accounts;

namespace Footfall.Server.Features.Retention;

/// <summary><c>/api/v1/retention</c>: which events go by themselves, and when. The rules are a setting.</summary>
internal static class RetentionEndpoints
{
    internal static void MapRetention(this IEndpointRouteBuilder api) => api.MapGet("/retention", StatusAsync)
        .WithTags("Retention")
        .RequireAuthorization(Policies.Observe)
        .Produces<RetentionStatus>()
        .WithSummary("Which events go by themselves, what goes with the next run, and what went with the last");

    private static async Task<IResult> StatusAsync(RetentionRules rules, RetentionKeeper keeper, CancellationToken cancellationToken) =>
        Results.Ok(new RetentionStatus(rules.Lines, keeper.Next, keeper.Last, await keeper.DueAsync(cancellationToken)));
}
