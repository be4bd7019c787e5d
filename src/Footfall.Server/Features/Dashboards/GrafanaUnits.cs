namespace Footfall.Server.Features.Dashboards;

/// <summary>Grafana's units in words. Source: packages/grafana-data/src/valueFormats/categories.ts of github.com/grafana/grafana.</summary>
internal static class GrafanaUnits
{
    private const string OwnWord = "suffix:";

    private static readonly Dictionary<string, string> Words = new()
    {
        ["none"] = "", ["short"] = "", ["string"] = "", ["sishort"] = "", ["locale"] = "", ["percent"] = "%", ["ns"] = "ns", ["µs"] = "µs", ["ms"] = "ms", ["s"] = "s", ["m"] = "min", ["h"] = "h", ["d"] = "days",
        ["dtdurations"] = "s", ["dtdurationms"] = "ms", ["clocks"] = "s", ["clockms"] = "ms", ["bits"] = "bits", ["decbits"] = "bits", ["bytes"] = "bytes", ["decbytes"] = "bytes", ["kbytes"] = "KiB", ["deckbytes"] = "kB", ["mbytes"] = "MiB",
        ["decmbytes"] = "MB", ["gbytes"] = "GiB", ["decgbytes"] = "GB", ["Bps"] = "bytes/s", ["binBps"] = "bytes/s", ["KBs"] = "kB/s", ["KiBs"] = "KiB/s", ["MBs"] = "MB/s", ["MiBs"] = "MiB/s", ["bps"] = "bits/s", ["binbps"] = "bits/s",
        ["pps"] = "packets/s", ["cps"] = "/s", ["ops"] = "operations/s", ["reqps"] = "requests/s", ["rps"] = "reads/s", ["wps"] = "writes/s", ["iops"] = "I/O operations/s", ["eps"] = "events/s", ["mps"] = "messages/s", ["cpm"] = "/min",
        ["opm"] = "operations/min", ["reqpm"] = "requests/min", ["currencyUSD"] = "$", ["currencyEUR"] = "€", ["currencyGBP"] = "£", ["celsius"] = "°C", ["hertz"] = "Hz",
    };

    /// <summary>The word beside numbers, empty for none; null for a unit that changes how the number is written, or is not known.</summary>
    internal static string? WordOf(string unit) => Words.GetValueOrDefault(unit) ?? (unit.StartsWith(OwnWord, StringComparison.Ordinal) ? unit[OwnWord.Length..].Trim() : null);
}
