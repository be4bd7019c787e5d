using System.Net.Sockets;
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

    private static readonly string[] SessionTokenHeaders = ["Session-Token", "Coder-Session-Token", "Coder-External-Proxy-Token"];

    internal static string Of(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        return IsLocal(context) && header.Length == 0 ? Local
            : header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) ? Basic
            : header.Length > 0 || SessionToken(context.Request) is not null ? Token
            : IdentityConstants.ApplicationScheme;
    }

    /// <summary>
    /// The token that Coder's clients send in headers of their own: its first version, its second, and its workspace proxies.
    /// Browsers send none of these along with what other sites ask for.
    /// </summary>
    internal static string? SessionToken(HttpRequest request) =>
        SessionTokenHeaders.Select(name => request.Headers[name].ToString()).FirstOrDefault(value => value.Length > 0);

    internal static bool IsLocal(HttpContext context) =>
        context.Features.Get<IConnectionSocketFeature>()?.Socket.LocalEndPoint is UnixDomainSocketEndPoint;
}
