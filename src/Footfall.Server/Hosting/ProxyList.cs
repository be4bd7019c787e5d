using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Footfall.Server.Hosting;

/// <summary>The proxies whose word is taken for whom they serve, and over what (setting Security:Proxies).</summary>
internal static class ProxyList
{
    /// <summary>Whether a text is an address or a network.</summary>
    internal static bool IsRight(string text) => IPAddress.TryParse(text, out _) || IPNetwork.TryParse(text, out _);

    /// <summary>The networks that a right text names; an address is a network of one.</summary>
    internal static IPNetwork[] Networks(string texts) =>
        [.. SettingsCatalogue.Split(texts, ',').Select(t => IPAddress.TryParse(t, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : IPNetwork.Parse(t))];

    /// <summary>Believes the proxies that the setting lists; without any, the headers stay what they are: a claim of the caller.</summary>
    internal static void Use(WebApplication app, ServerSettings settings)
    {
        var proxies = SettingsCatalogue.Split(settings["Security:Proxies"], ',');
        if (proxies.Length == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = null,
        };

        // The framework's own list has this machine on it: who is not named is not believed.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else
            {
                options.KnownIPNetworks.Add(IPNetwork.Parse(proxy));
            }
        }

        app.UseForwardedHeaders(options);
    }
}
