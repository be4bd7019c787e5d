namespace Footfall.Server.Hosting;

/// <summary>The settings of section Limits: what tokens without limits of their own, and accounts, may send, and how often people may ask.</summary>
internal static class LimitSettings
{
    internal static IReadOnlyList<Setting> All { get; } =
    [
        Limit("RequestsPerSecond", 1_000_000, "Requests a second that one token may send on average."),
        Limit("EventsPerSecond", 1_000_000_000, "Events a second that one token may send on average. A larger request is taken when the token was quiet for a second, and waited for by the next ones."),
        Limit("BytesPerSecond", 1_000_000_000_000, "Bytes a second, after decompression, that one token may send on average."),
        Limit("EventsPerRequest", 1_000_000_000, "Events that one request may have."),
        Limit("EventBytes", 1_000_000_000, "Bytes that one event may have, as sent."),
        SettingsCatalogue.Number("Limits:AccountRequestsPerSecond", 300, 0, 1_000_000, "Questions a second that one account may ask on average; ten times as many may come at once. 0: no limit."),
        SettingsCatalogue.Number("Limits:AddressRequestsPerSecond", 1_000, 0, 1_000_000, "Questions a second that one address may ask on average, whoever asks; ten times as many may come at once. 0: no limit."),
    ];

    private static Setting Limit(string name, long most, string meaning) =>
        SettingsCatalogue.Number($"Limits:{name}", 0, 0, most, $"{meaning} 0: no limit. A token made with a limit of its own goes by that.");
}
