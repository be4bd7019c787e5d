using Footfall.Ingestion.Formats.Coder;
using Footfall.Ingestion.Formats.Cvat;
using Microsoft.AspNetCore.Identity;

namespace Footfall.Server.Accounts;

/// <summary>
/// A browser sends its cookie along with requests that other sites make. What changes something is taken with a cookie only
/// when the browser says that a page of this server asked (OWASP ASVS 3.5.1).
/// </summary>
internal sealed class SameOrigin(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);
        if (changes && (context.User.Identity?.AuthenticationType == IdentityConstants.ApplicationScheme || Schemes.IsByCookie(request)) && !IsSameOrigin(request))
        {
            const string Message = "CSRF Failed: the request comes from another site.";
            await (request.Path.StartsWithSegments("/api/events")
                ? CvatReplies.Detail(StatusCodes.Status403Forbidden, Message)
                : request.Path.StartsWithSegments("/api/private") || request.Path.StartsWithSegments("/api/v2")
                ? CoderReplies.Error(StatusCodes.Status403Forbidden, "forbidden", Message)
                : Results.Problem(statusCode: StatusCodes.Status403Forbidden, detail: Message)).ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private static bool IsSameOrigin(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is "same-origin" or "none";
        }

        var origin = request.Headers.Origin.ToString();
        return Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority == request.Host.Value;
    }
}
