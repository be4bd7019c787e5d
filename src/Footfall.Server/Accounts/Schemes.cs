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

    /// <summary>The data folder's socket: whoever may open it may do what the owner of the folder may.</summary>
    internal const string Local = "local";

    internal static string Of(HttpContext context)
    {
        if (IsLocal(context))
        {
            return Local;
        }

        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) ? Basic
            : header.Length > 0 ? Token
            : IdentityConstants.ApplicationScheme;
    }

    internal static bool IsLocal(HttpContext context) =>
        context.Features.Get<IConnectionSocketFeature>()?.Socket.LocalEndPoint is UnixDomainSocketEndPoint;
}
