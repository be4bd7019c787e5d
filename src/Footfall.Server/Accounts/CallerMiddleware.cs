using System.Security.Claims;
using Footfall.Model;

namespace Footfall.Server.Accounts;

/// <summary>
/// Hands the caller of a request on to policies and endpoints, which know nothing of claims. Of an account the claims say
/// only which it is; what it may do is as it is now.
/// </summary>
internal sealed class CallerMiddleware(RequestDelegate next, AccountBook accounts)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (Callers.Read(context.User) is { } claimed)
        {
            var caller = claimed.Kind == CallerKind.Account ? accounts.Find(claimed.Owner) : claimed;
            if (caller is null)
            {
                context.User = new ClaimsPrincipal();
            }
            else
            {
                context.Features.Set(caller);
            }
        }

        return next(context);
    }
}
