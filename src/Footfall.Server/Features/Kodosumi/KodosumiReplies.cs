using Footfall.Ingestion.Pipeline;
using Footfall.Model;
using Footfall.Server.Accounts;

namespace Footfall.Server.Features.Kodosumi;

/// <summary>Refusals in Kodosumi's words: <c>{"error", "path", "detail", "status_code"}</c>. Source: <c>specs/kodosumi.md</c> 3.8.</summary>
internal static class KodosumiReplies
{
    internal static IResult Error(HttpContext context, int status, string detail) =>
        Results.Json(new KodosumiError(NameOf(status), context.Request.Path, detail, status), statusCode: status);

    /// <summary>The refusal of a caller who may ask nothing here; null for all others.</summary>
    internal static IResult? Refuse(HttpContext context)
    {
        if (context.Features.Get<Caller>() is { } caller)
        {
            return Policies.Allows(Policies.Read, caller) ? null : Error(context, StatusCodes.Status403Forbidden, "This account or token may see no runs.");
        }

        if (PrefersPages(context.Request))
        {
            KodosumiCookie.Delete(context);
            return Results.Redirect("/");
        }

        var stranger = Stranger.Of(context, "Bearer", "Unauthorized");
        return Error(context, stranger.Status, stranger is { Status: StatusCodes.Status401Unauthorized, Summary: not null } ? "Invalid token" : stranger.Message);
    }

    private static bool PrefersPages(HttpRequest request)
    {
        var format = request.Query["format"].ToString();
        return format == "html" || (format.Length == 0 && request.Headers.Accept.ToString().StartsWith("text/html", StringComparison.OrdinalIgnoreCase));
    }

    private static string NameOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "ValidationException",
        StatusCodes.Status401Unauthorized => "NotAuthorizedException",
        StatusCodes.Status403Forbidden => "PermissionDeniedException",
        StatusCodes.Status404NotFound => "NotFoundException",
        StatusCodes.Status405MethodNotAllowed => "MethodNotAllowedException",
        StatusCodes.Status429TooManyRequests => "TooManyRequestsException",
        _ => "HTTPException",
    };
}
