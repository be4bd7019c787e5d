using Footfall.ClickHouse;
using Footfall.ClickHouse.Embedded;
using Footfall.ClickHouse.Http;

namespace Footfall.Server.Hosting;

/// <summary>Opens the store that the settings name.</summary>
internal static class StoreOpener
{
    internal static async Task<IStore> OpenAsync(ServerSettings settings, DataFolder folder, TimeProvider time, CancellationToken cancellationToken) =>
        HttpOptions(settings) is { } options
            ? await HttpStore.OpenAsync(options, time, cancellationToken)
            : await EmbeddedStore.OpenAsync(EmbeddedOptions(settings, folder), cancellationToken);

    /// <summary>How to reach the ClickHouse server; null when the engine runs in this process.</summary>
    internal static HttpStoreOptions? HttpOptions(ServerSettings settings) => settings.Optional("ClickHouse:Url") is not { } urls ? null : new()
    {
        Addresses = [.. SettingsCatalogue.Split(urls, ';').Select(u => new Uri(u))],
        User = settings.Optional("ClickHouse:User"),
        Password = settings.Optional("ClickHouse:Password"),
        Database = settings["ClickHouse:Database"],
        Compression = settings.Is("ClickHouse:Compression", "true"),
        SandboxUser = settings.Optional("ClickHouse:SqlUser"),
        SandboxPassword = settings.Optional("ClickHouse:SqlPassword"),
        Sandbox = SqlSettings.LimitsOf(settings),
    };

    private static EmbeddedOptions EmbeddedOptions(ServerSettings settings, DataFolder folder) => new()
    {
        Folder = folder.Engine,
        Database = settings["ClickHouse:Database"],
        Library = settings.Optional("Engine:Library"),
        MaxServerMemory = (long)settings.Number("Engine:MaxMemoryMegabytes") << 20,
        Sandbox = SqlSettings.LimitsOf(settings),
    };
}
