using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Footfall.Server.Accounts;

/// <summary>The cookie of a signed-in browser.</summary>
internal static class SessionCookie
{
    internal static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "footfall";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.Cookie.Path = "/";
        cookie.CookieManager = new HostCookies();
        cookie.ExpireTimeSpan = SessionBook.IdleLifetime;
        cookie.SlidingExpiration = true;

        // An API: it says 401 and 403, and the page decides where to go.
        cookie.Events.OnRedirectToLogin = Answer(StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = Answer(StatusCodes.Status403Forbidden);
    }

    private static Func<RedirectContext<CookieAuthenticationOptions>, Task> Answer(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };
}
