using System.Net;
using System.Net.Sockets;
using IPNetwork = System.Net.IPNetwork;

namespace Footfall.Server.Hosting;

/// <summary>
/// The one way to other servers of the network, for all that somebody may type an address of: webhooks, connectors. It connects
/// to public addresses only, unless <c>Outbound:Allow</c> names the host or the network; looks when it connects, at the very
/// address that it connects to, so that neither redirects nor names that change their address lead elsewhere; follows no redirects;
/// waits 10 seconds; reads at most 4 MiB (OWASP ASVS 1.3.6, 15.3.2).
/// </summary>
internal static class Outbound
{
    /// <summary>Name of the client at the <see cref="IHttpClientFactory"/>.</summary>
    internal const string Client = "outbound";

    private const int MostBytes = 4 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Of IPv6 addresses only these are given out to the public so far (RFC 4291); the others are this host, links, sites,
    // private networks, multicast, and ways to spell IPv4 addresses.
    private static readonly IPNetwork Public6 = IPNetwork.Parse("2000::/3");

    // What RFC 6890 and its successors set apart: this host, private, shared, link-local (with the clouds' metadata), test,
    // benchmark, multicast and reserved networks, and the public IPv6 ranges that lead to IPv4 ones.
    private static readonly IPNetwork[] Apart =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    internal static IServiceCollection AddOutbound(this IServiceCollection services, ServerSettings settings)
    {
        var allowed = SettingsCatalogue.Split(settings["Outbound:Allow"], ',');
        services.AddHttpClient(Client, client =>
        {
            client.Timeout = Patience;
            client.MaxResponseContentBufferSize = MostBytes;
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = Patience,
            ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, allowed, cancellationToken),
        });
        return services;
    }

    /// <summary>Whether a text can stand in <c>Outbound:Allow</c>.</summary>
    internal static bool IsRight(string text) => ProxyList.IsRight(text) || Uri.CheckHostName(text) == UriHostNameType.Dns;

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, string[] allowed, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        var isNamed = allowed.Contains(target.Host, StringComparer.OrdinalIgnoreCase);
        var networks = allowed.Where(ProxyList.IsRight).SelectMany(ProxyList.Networks).ToArray();
        if (!isNamed && Array.Find(addresses, a => !MayReach(Plain(a), networks)) is { } refused)
        {
            throw new HttpRequestException($"{target.Host} is at {refused}, which is no public address. If it is meant, name the host or its network in the setting Outbound:Allow.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool MayReach(IPAddress address, IPNetwork[] allowed) => Array.Exists(allowed, n => n.Contains(address)) || IsPublic(address);

    private static bool IsPublic(IPAddress address) =>
        (address.AddressFamily == AddressFamily.InterNetwork || Public6.Contains(address)) && !Array.Exists(Apart, n => n.Contains(address));

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
