using Footfall.Server.Hosting;

namespace Footfall.Server.Commands;

/// <summary>
/// Settings among the arguments: <c>--Key VALUE</c> and <c>--Key=VALUE</c>, with names of any case. Whatever has a colon is
/// taken for a setting, so that a wrong one is told as such.
/// </summary>
internal static class SettingArguments
{
    internal static (string[] Others, Dictionary<string, string> Settings, List<string> Mistakes) Take(string[] args)
    {
        var rest = new List<string>();
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var mistakes = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            var equals = args[i].IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? args[i] : args[i][..equals];
            if (!name.StartsWith("--", StringComparison.Ordinal) || !IsSetting(name[2..]))
            {
                rest.Add(args[i]);
            }
            else if (equals >= 0)
            {
                settings[name[2..]] = args[i][(equals + 1)..];
            }
            else if (i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                settings[name[2..]] = args[++i];
            }
            else
            {
                mistakes.Add($"{name} needs a value. One that begins with -- is given as {name}=VALUE.");
            }
        }

        return ([.. rest], settings, mistakes);
    }

    private static bool IsSetting(string name) => name.Contains(':') || SettingsCatalogue.Find(name) is not null;
}
