using Footfall.Model.Activity;

namespace Footfall.Server.Hosting;

/// <summary>The settings of section Activity: what shows that a user is active, and how long answers may get.</summary>
internal static class ActivitySettings
{
    internal static IReadOnlyList<Setting> All { get; } =
    [
        SettingsCatalogue.Text("Activity:Scopes", "", $"Activity: scopes that show their user active, beside use:X and login:user, and in which category, separated by commas: SCOPE=CATEGORY, for example create:commit=ide,merge:branch=ide. Categories are {string.Join(", ", ActivityCategory.All)}. After a change the activity of days with such events is made again.", "entries such as create:commit=ide, separated by commas, each scope once, none of them use:X, login:user or send:working_time; or empty", AreEntries),
        SettingsCatalogue.Number("Activity:MostBuckets", 400, 1, 100_000, "Activity: most buckets of an answer of /api/private/metrics/activity."),
    ];

    internal static ActivityRules Of(ServerSettings settings) => new(Entries(settings["Activity:Scopes"]).Select(e => KeyValuePair.Create(e[0], e[1])));

    private static bool AreEntries(string value)
    {
        var entries = Entries(value);
        return entries.TrueForAll(e => e.Length == 2 && ActivityRules.MayMap(e[0]) && ActivityCategory.All.Contains(e[1]))
            && entries.Select(e => e[0]).Distinct().Count() == entries.Count;
    }

    private static List<string[]> Entries(string value) => [.. SettingsCatalogue.Split(value, ',').Select(e => SettingsCatalogue.Split(e, '='))];
}
