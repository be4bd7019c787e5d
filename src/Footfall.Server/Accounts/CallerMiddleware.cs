using System.Security.Claims;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Model;

namespace Footfall.Server.Accounts;

/// <summary>
/// Hands the caller of a request on to policies and endpoints, which know nothing of claims. Of an account the claims say
/// only which it is; what it may do is as it is now. On the ways in, a token of the wrong kind is nobody.
/// </summary>
internal sealed class CallerMiddleware(RequestDelegate next, AccountBook accounts)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (Callers.Read(context.User) is { } claimed)
        {
            var caller = context.Features.Get<AccessToken>() is { } token ? accounts.Find(token)
                : claimed.Kind == CallerKind.Account ? accounts.Find(claimed.Owner)
                : claimed;
            if (caller is null)
            {
                context.User = new ClaimsPrincipal();
                context.Features.Set(new RefusedCaller("The account behind these credentials was removed or disabled.", "Invalid token."));
            }
            else if (WhyNotSend(context, caller) is { } why)
            {
                context.Features.Set(new RefusedCaller(why, why) { IsForbidden = true });
            }
            else
            {
                context.Features.Set(caller);
            }
        }

        return next(context);
    }

    /// <summary>Why the caller may not send events by this route; null when it may, or when the route takes none.</summary>
    private static string? WhyNotSend(HttpContext context, Caller caller)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<IntakeRoute>() is not { } route)
        {
            return null;
        }

        return caller.Kind switch
        {
            CallerKind.SqlToken => "An sql token reads, through /api/v1/sql and /clickhouse/; it sends nothing.",
            CallerKind.Account when !caller.Has(TokenRules.Send) => $"This token may not send events; its rights are {string.Join(", ", caller.Token.Scopes!)}.",
            CallerKind.BrowserToken when route.Protocol != "canonical" => "A browser token sends canonical events, to /api/v1/events, and nothing else.",
            CallerKind.BrowserToken => WhyNotFrom(context.Request.Headers.Origin.ToString(), caller.Token.Origins),
            _ => null,
        };
    }

    private static string? WhyNotFrom(string origin, IReadOnlyList<string> allowed) =>
        origin.Length > 0 && allowed.Contains(origin, StringComparer.OrdinalIgnoreCase) ? null
            : origin.Length == 0 ? "A browser token is for web pages: the header Origin is missing. A server needs an ingest token."
            : $"Pages of {origin} may not use this token; it is for {string.Join(", ", allowed)}.";
}
