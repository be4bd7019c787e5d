using System.Collections;
using Footfall.Server.Hosting;

namespace Footfall.Server.Commands;

/// <summary>The settings that hold for a command.</summary>
internal static class Settings
{
    /// <summary>Reads them from file, environment and command line.</summary>
    /// <exception cref="SettingsException">Some are wrong.</exception>
    internal static ServerSettings Read(IReadOnlyDictionary<string, string> commandLine) => ServerSettings.Read(
        commandLine,
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(v => (string)v.Key, v => (string?)v.Value ?? ""));
}
