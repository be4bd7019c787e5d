using System.Net;
using Footfall.Server.Hosting;

namespace Footfall.Server.Accounts;

/// <summary>Over plain HTTP people sign in on this machine only (semantics 10.3).</summary>
internal static class PlainHttp
{
    /// <summary>The answer that refuses, or null when signing in is all right.</summary>
    internal static IResult? Refusal(HttpContext context, ServerSettings settings) =>
        WhyNot(context, settings) is { } why ? Results.Problem(statusCode: StatusCodes.Status403Forbidden, detail: why) : null;

    /// <summary>Why a password is not taken from this request; null when it is.</summary>
    internal static string? WhyNot(HttpContext context, ServerSettings settings) =>
        context.Request.IsHttps || IsLoopback(context) || settings.Is("Security:PlainHttp", "allow")
            ? null
            : "Signing in over plain HTTP would send the password readable through the network. Serve https:// (settings Urls and Tls:Certificate), "
                + "put a proxy with TLS in front and name it in Security:Proxies, or set Security:PlainHttp to allow if this network is trusted.";

    /// <summary>
    /// A request that was forwarded never counts as loopback (semantics 10.4), whoever forwarded it; where the proxy is one
    /// of ours, the framework has moved the header to <c>X-Original-For</c>.
    /// </summary>
    private static bool IsLoopback(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !WasForwarded(context);

    /// <summary>Whether a proxy says that it passed the request on, one that is believed or another.</summary>
    internal static bool WasForwarded(HttpContext context) => Array.Exists(SignsOfAProxy, context.Request.Headers.ContainsKey);

    private static readonly string[] SignsOfAProxy = ["X-Forwarded-For", "X-Original-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via"];
}
