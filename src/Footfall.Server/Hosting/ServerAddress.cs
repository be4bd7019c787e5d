namespace Footfall.Server.Hosting;

/// <summary>Addresses that a server listens on.</summary>
internal static class ServerAddress
{
    private static readonly string[] AnyHost = ["0.0.0.0", "[::]", "*", "+"];

    /// <summary>
    /// An address for a browser on this machine: one that means every network card of the machine (<c>http://0.0.0.0:5080</c>)
    /// is no address to go to.
    /// </summary>
    internal static string OnThisMachine(string address)
    {
        var host = address.IndexOf("://", StringComparison.Ordinal) + 3;
        var any = Array.Find(AnyHost, h => address.AsSpan(host).StartsWith(h, StringComparison.Ordinal));
        return any is null ? address : $"{address[..host]}localhost{address[(host + any.Length)..]}";
    }
}
