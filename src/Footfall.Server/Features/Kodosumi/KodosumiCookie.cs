namespace Footfall.Server.Features.Kodosumi;

/// <summary>The cookie of Kodosumi's pages. It holds one of Footfall's tokens, and scripts cannot read it (semantics 10.3).</summary>
internal static class KodosumiCookie
{
    internal const string Name = "kodosumi_jwt";

    /// <summary>The same token as a header, which wins.</summary>
    internal const string Header = "KODOSUMI_API_KEY";

    private static readonly string[] Paths = ["/api/dashboard", "/files", "/logout"];

    /// <summary>The token in the cookie, on the routes that it is for.</summary>
    internal static string? Read(HttpRequest request) =>
        Array.Exists(Paths, p => request.Path.StartsWithSegments(p)) && request.Cookies.TryGetValue(Name, out var token) && token.Length > 0 ? token : null;

    internal static void Set(HttpContext context, string token) => context.Response.Cookies.Append(Name, token, Options(context));

    internal static void Delete(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context));

    private static CookieOptions Options(HttpContext context) =>
        new() { Path = "/", HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true };
}
