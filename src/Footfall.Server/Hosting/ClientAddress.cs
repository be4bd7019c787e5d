using System.Net;
using System.Net.Sockets;

namespace Footfall.Server.Hosting;

/// <summary>Under what an address is counted, where there is a limit by address.</summary>
internal static class ClientAddress
{
    /// <summary>An IPv6 network of 64 bits is one machine or one house; it has as many addresses as it likes.</summary>
    internal static string NetworkOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
