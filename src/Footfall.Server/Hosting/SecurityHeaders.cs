namespace Footfall.Server.Hosting;

/// <summary>Headers that keep browsers from doing what the pages never ask for (OWASP ASVS 3.4).</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // Scripts only from files of this server. Styles may stand in attributes: the chart library places its tooltip that way.
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";

            // The browser kit is for pages of other sites, and says so.
            headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
            if (context.Request.IsHttps)
            {
                // Browsers that came encrypted once do not come otherwise for a year.
                headers.StrictTransportSecurity = "max-age=31536000";
            }

            // The pages say for themselves how long their files keep; all else is data, or is as it is now.
            if (headers.CacheControl.Count == 0 || context.Request.Path.StartsWithSegments("/api"))
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    }
}
