using System.Net;
using Footfall.Server.Hosting;

namespace Footfall.Server.Accounts;

/// <summary>Over plain HTTP people sign in on this machine only (semantics 10.3).</summary>
internal static class PlainHttp
{
    /// <summary>The answer that refuses, or null when signing in is all right.</summary>
    internal static IResult? Refusal(HttpContext context, ServerSettings settings) =>
        context.Request.IsHttps || IsLoopback(context) || settings.Is("Security:PlainHttp", "allow")
            ? null
            : Results.Problem(
                statusCode: StatusCodes.Status403Forbidden,
                detail: "Signing in over plain HTTP would send the password readable through the network. Serve Footfall over https:// (setting Urls), "
                    + "put a proxy with TLS before it, or set Security:PlainHttp to allow if this network is trusted.");

    /// <summary>A request that was forwarded never counts as loopback (semantics 10.4).</summary>
    private static bool IsLoopback(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("Forwarded");
}
