using Footfall.Ingestion.Pipeline.Limits;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Tokens;

/// <summary><c>/api/v1/tokens</c>: for administrators and for commands on this machine.</summary>
internal static class TokenEndpoints
{
    internal static void MapTokens(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/tokens").WithTags("Tokens").RequireAuthorization(Policies.Administrate);
        group.MapGet("", ListAsync).Produces<IReadOnlyList<TokenEntry>>().WithSummary("Tokens that were not revoked");
        group.MapPost("", CreateAsync).Produces<NewToken>().WithSummary("Make a token; its text is shown this once");
        group.MapDelete("/{idOrName}", RevokeAsync).Produces(204).ProducesProblem(404).WithSummary("Revoke a token");
    }

    private static async Task<IResult> ListAsync(TokenBook tokens, CancellationToken cancellationToken) =>
        Results.Ok((await tokens.ListAsync(cancellationToken)).ConvertAll(t => new TokenEntry(t.Id, t.Name, t.Kind, t.Hint, t.Created, t.Expires, t.Limits)));

    private static async Task<IResult> CreateAsync([FromBody] TokenRequest request, TokenBook tokens, TimeProvider time, CancellationToken cancellationToken)
    {
        var mistakes = new Mistakes();
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > TokenBook.MaxName)
        {
            mistakes.Add("name", FormattableString.Invariant($"must have 1 to {TokenBook.MaxName} characters."));
        }

        if (request.Kind != TokenBook.Ingest)
        {
            mistakes.Add("kind", $"must be {TokenBook.Ingest}, but is '{request.Kind}'.");
        }

        if (request.Expires <= time.GetUtcNow())
        {
            mistakes.Add("expires", "must lie in the future.");
        }

        CheckLimits(request.Limits ?? new OwnLimits(), mistakes);
        return mistakes.Any
            ? mistakes.ToResult()
            : Results.Ok(new NewToken(await tokens.CreateAsync(request.Name!, request.Kind!, request.Expires, cancellationToken, request.Limits)));
    }

    private static void CheckLimits(OwnLimits limits, Mistakes mistakes)
    {
        foreach (var (name, value) in new[]
        {
            ("requests_per_second", limits.RequestsPerSecond),
            ("events_per_second", limits.EventsPerSecond),
            ("bytes_per_second", limits.BytesPerSecond),
            ("events_per_request", limits.EventsPerRequest),
            ("event_bytes", limits.EventBytes),
        })
        {
            if (value < 0)
            {
                mistakes.Add($"limits.{name}", "must be 0, for no limit, or more.");
            }
        }
    }

    private static async Task<IResult> RevokeAsync(string idOrName, TokenBook tokens, CancellationToken cancellationToken) =>
        await tokens.RevokeAsync(idOrName, cancellationToken) > 0
            ? Results.NoContent()
            : Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: $"There is no token {idOrName}.");
}
