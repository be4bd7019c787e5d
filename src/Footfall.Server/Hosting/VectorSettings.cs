namespace Footfall.Server.Hosting;

/// <summary>The settings of the listener that stands in for Vector behind a CVAT.</summary>
internal static class VectorSettings
{
    // RFC 1122 and RFC 4291 (loopback), RFC 1918 and RFC 4193 (private networks): where containers and machine rooms are.
    private const string Near = "127.0.0.0/8,::1,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7";

    internal static IReadOnlyList<Setting> All { get; } =
    [
        SettingsCatalogue.Text(
            "Intake:Vector:Url",
            "",
            "Addresses of a second listener, separated by semicolons, that takes on / what CVAT's server sends to Vector, without credentials: CVAT can set only host and port. Empty: there is none.",
            "one or more http:// or https:// addresses without path, or empty",
            v => v.Length == 0 || (SettingsCatalogue.AreUrls(v) && SettingsCatalogue.Split(v, ';').All(SettingsCatalogue.HasNoPath))) with
        { Separator = ';' },
        SettingsCatalogue.Text("Intake:Vector:Token", "", "Name or number of the ingest token as which that listener takes events in. When the token is revoked or expires, the listener refuses.", "a text", _ => true),
        SettingsCatalogue.Text(
            "Intake:Vector:Allow",
            Near,
            "Who may send to that listener, separated by commas: addresses, or networks such as 10.0.0.0/8. As it stands, this machine and private networks.",
            "one or more IP addresses or networks, separated by commas",
            v => SettingsCatalogue.Split(v, ',') is { Length: > 0 } networks && networks.All(ProxyList.IsRight)),
    ];
}
