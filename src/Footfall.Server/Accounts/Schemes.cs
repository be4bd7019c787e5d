using System.Net.Sockets;
using Footfall.Server.Features.Kodosumi;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Identity;

namespace Footfall.Server.Accounts;

/// <summary>The ways to say who one is, and which of them a request uses.</summary>
internal static class Schemes
{
    /// <summary>Chooses among the others.</summary>
    internal const string Any = "footfall";

    /// <summary><c>Authorization: Basic</c> with login and password.</summary>
    internal const string Basic = "basic";

    /// <summary><c>Authorization: Bearer</c> or <c>Token</c> with an access token.</summary>
    internal const string Token = "token";

    /// <summary>
    /// The data folder's socket: whoever may open it may do what the owner of the folder may. Who brings credentials along is
    /// who they say.
    /// </summary>
    internal const string Local = "local";

    private static readonly string[] SessionTokenHeaders = ["Session-Token", "Coder-Session-Token", "Coder-External-Proxy-Token", KodosumiCookie.Header];

    private static readonly string[] SessionCookies = ["footfall", "__Host-footfall"];

    internal static string Of(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        return IsLocal(context) && header.Length == 0 ? Local
            : header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) ? Basic
            : header.Length > 0 || SessionToken(context.Request) is not null || IsByCookie(context.Request) ? Token
            : IdentityConstants.ApplicationScheme;
    }

    /// <summary>
    /// The token that Coder's and Kodosumi's clients send in headers of their own: Coder's first version, its second, its workspace proxies, Kodosumi.
    /// Browsers send none of these along with what other sites ask for.
    /// </summary>
    internal static string? SessionToken(HttpRequest request) =>
        SessionTokenHeaders.Select(name => request.Headers[name].ToString()).FirstOrDefault(value => value.Length > 0);

    /// <summary>
    /// Whether a request comes with Kodosumi's cookie and nothing else that says who it is. Browsers send it along as they do the session's own,
    /// so <see cref="SameOrigin"/> looks at both.
    /// </summary>
    internal static bool IsByCookie(HttpRequest request) =>
        request.Headers.Authorization.Count == 0 && SessionToken(request) is null && !Array.Exists(SessionCookies, request.Cookies.ContainsKey) && KodosumiCookie.Read(request) is not null;

    internal static bool IsLocal(HttpContext context)
    {
        try
        {
            return context.Features.Get<IConnectionSocketFeature>()?.Socket.LocalEndPoint is UnixDomainSocketEndPoint;
        }
        catch (ObjectDisposedException)
        {
            // The caller went away meanwhile: nobody reads the answer, and it gets no rights.
            return false;
        }
    }
}
