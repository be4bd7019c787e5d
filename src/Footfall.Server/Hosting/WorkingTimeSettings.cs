using System.Globalization;
using Footfall.Model;
using Footfall.Model.WorkingTime;

namespace Footfall.Server.Hosting;

/// <summary>The settings of section WorkingTime: which gaps and which durations count as work.</summary>
internal static class WorkingTimeSettings
{
    private const int LongestThreshold = 86_400;

    internal static IReadOnlyList<Setting> All { get; } =
    [
        SettingsCatalogue.Number("WorkingTime:ThresholdSeconds", (long)WorkRule.Standard.Threshold.TotalSeconds, 1, LongestThreshold, "Working time: the gap between two events of a user counts when it is shorter than this, in seconds. What is stored changes with './footfall working-time recompute'."),
        SettingsCatalogue.Text("WorkingTime:Scopes", string.Join(',', WorkRule.Standard.Scopes), "Working time: scopes of events whose own duration counts, separated by commas.", "scopes of the form verb:object, separated by commas, or empty", AreScopes),
        SettingsCatalogue.Text("WorkingTime:Orgs", "", "Working time: other rules for single orgs, separated by semicolons: ORG=SECONDS, or ORG=SECONDS SCOPE,SCOPE. ORG is an id or a short name.", "entries such as acme=60 or acme=60 change:frame,draw:object, separated by semicolons, or empty", v => SettingsCatalogue.Split(v, ';').All(e => Read(e, WorkRule.Standard) is not null)) with { Separator = ';' },
    ];

    internal static WorkRules Of(ServerSettings settings)
    {
        var standard = new WorkRule(TimeSpan.FromSeconds(settings.Number("WorkingTime:ThresholdSeconds")), Scopes(settings["WorkingTime:Scopes"]));
        var orgs = SettingsCatalogue.Split(settings["WorkingTime:Orgs"], ';').Select(e => Read(e, standard)!.Value);
        return new WorkRules(standard, orgs.GroupBy(o => o.Org).ToDictionary(g => g.Key, g => g.Last().Rule));
    }

    private static (string Org, WorkRule Rule)? Read(string entry, WorkRule standard)
    {
        var equals = entry.LastIndexOf('=');
        var parts = equals < 1 ? [] : SettingsCatalogue.Split(entry[(equals + 1)..], ' ');
        var isRight = parts.Length is 1 or 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds is > 0 and <= LongestThreshold
            && (parts.Length == 1 || AreScopes(parts[1]));
        return isRight
            ? (entry[..equals].Trim(), new WorkRule(TimeSpan.FromSeconds(int.Parse(parts[0], CultureInfo.InvariantCulture)), parts.Length == 1 ? standard.Scopes : Scopes(parts[1])))
            : null;
    }

    private static HashSet<string> Scopes(string value) => [.. SettingsCatalogue.Split(value, ',')];

    private static bool AreScopes(string value) => SettingsCatalogue.Split(value, ',').All(s => Scope.IsValid(s));
}
