using System.Globalization;
using System.Text.RegularExpressions;
using Footfall.Ingestion.Pipeline.Policy;
using Footfall.Server.Features.Kit;

namespace Footfall.Server.Hosting;

/// <summary>The settings of section Kit: what the browser kit keeps, whatever the pages say.</summary>
internal static partial class KitSettings
{
    private const string PolicyKey = "Kit:Policy";
    private const string LevelKey = "Kit:Level";
    private const string SecondsKey = "Kit:SendSeconds";
    private const string OfPages = "pages";
    private static readonly string[] Levels = [OfPages, "debug", "info", "warning", "error"];

    internal static IReadOnlyList<Setting> All { get; } =
    [
        SettingsCatalogue.Text(PolicyKey, "", "What the browser kit keeps and drops, by scope, separated by commas: click:*=drop, log:debug=keep. * stands for any verb or object; the most exact line counts. It overrules what pages say.", "scopes with =keep or =drop behind them, separated by commas, or empty", v => SettingsCatalogue.Split(v, ',').All(l => Line().IsMatch(l))),
        SettingsCatalogue.Choice(LevelKey, OfPages, "Least level of log lines that the browser kit keeps; pages: what each page says.", Levels),
        SettingsCatalogue.Number(SecondsKey, 90, 1, 3600, "Seconds between two sends of the browser kit. It sends at once after saving, opening and closing."),
    ];

    /// <summary>What pages are told: the settings of this section, less what is not stored anyway, and the capture rules that hold.</summary>
    internal static KitPolicyAnswer Of(ServerSettings settings, LogPolicy policy, IEnumerable<KitCapture> captures)
    {
        var own = new LogPolicy(SettingsCatalogue.Split(settings[PolicyKey], ','));
        var scopes = own.Kept.ToDictionary();
        foreach (var (scope, _) in policy.Kept.Where(k => !k.Value))
        {
            scopes[scope] = false;
        }

        // A page that only knew what is dropped would not send what is kept of it.
        foreach (var (scope, _) in policy.Kept.Where(k => k.Value && own.OneOf(k.Key) != 0 && LogPolicy.WiderThan(k.Key).Any(w => scopes.GetValueOrDefault(w, true) is false)))
        {
            scopes.TryAdd(scope, true);
        }

        return new(scopes, settings.Is(LevelKey, OfPages) ? null : settings[LevelKey].ToLower(CultureInfo.InvariantCulture), settings.Number(SecondsKey), [.. captures]);
    }

    [GeneratedRegex(@"^([a-z0-9_]+|\*):([a-z0-9_]+|\*)\s*=\s*(keep|drop)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
