using Microsoft.AspNetCore.Authentication.Cookies;

namespace Footfall.Server.Accounts;

/// <summary>
/// Over https the session's cookie is named <c>__Host-footfall</c>: browsers take such a cookie only from this very host and
/// only encrypted, so that nobody on the way, and no neighbour under the same domain, can plant one. Over plain HTTP, which
/// works on this machine, that name is not to be had (semantics 10.3).
/// </summary>
internal sealed class HostCookies : ICookieManager
{
    private const string Prefix = "__Host-";

    private readonly ChunkingCookieManager _cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) => _cookies.GetRequestCookie(context, Name(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _cookies.AppendResponseCookie(context, Name(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        _cookies.DeleteCookie(context, Name(context, key), options);

    private static string Name(HttpContext context, string key) => context.Request.IsHttps ? Prefix + key : key;
}
