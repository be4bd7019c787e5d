using System.Globalization;
using Footfall.Analytics.Runs;

namespace Footfall.Server.Hosting;

/// <summary>The settings of section Runs.</summary>
internal static class RunSettings
{
    private const string SilentAfter = "Runs:SilentAfter";

    internal static IReadOnlyList<Setting> All { get; } =
    [
        SettingsCatalogue.Text(SilentAfter, "24h", "How long a run that has not ended may tell nothing before it is shown as silent: a number with s, m, h or d.", "a number from 1 to 100000 with s, m, h or d behind it, for example 24h", v => Read(v) is not null),
    ];

    internal static RunRules Of(ServerSettings settings) => new(Read(settings[SilentAfter])!.Value);

    private static TimeSpan? Read(string text)
    {
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 100_000)
        {
            return null;
        }

        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => null,
        };
    }
}
