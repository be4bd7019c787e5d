using System.Globalization;
using Footfall.Server.Accounts;

namespace Footfall.Server.Hosting;

/// <summary>
/// The settings of one start, checked. In rising order: <c>appsettings.json</c> in the data folder, environment
/// (<c>FOOTFALL__SECTION__KEY</c>), command line.
/// </summary>
internal sealed class ServerSettings
{
    private const string FileName = "appsettings.json";
    private const string Prefix = "FOOTFALL__";

    private readonly Dictionary<string, (string Value, string Origin)> _values;

    private ServerSettings(Dictionary<string, (string Value, string Origin)> values) => _values = values;

    /// <summary>The folder that holds everything, absolute.</summary>
    internal string Data => Path.GetFullPath(this["Data"]);

    /// <summary>The same settings with another data folder.</summary>
    internal ServerSettings In(string folder) => new(new(_values, _values.Comparer) { ["Data"] = (folder, _values["Data"].Origin) });

    internal string[] Urls => SettingsCatalogue.Split(this["Urls"], ';');

    internal string this[string key] => _values[key].Value;

    /// <summary>The value, or null when it is empty.</summary>
    internal string? Optional(string key) => this[key] is { Length: > 0 } value ? value : null;

    internal int Number(string key) => int.Parse(this[key], CultureInfo.InvariantCulture);

    internal long Long(string key) => long.Parse(this[key], CultureInfo.InvariantCulture);

    internal bool Is(string key, string value) => this[key].Equals(value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Key, value and where it came from, secrets masked.</summary>
    internal IEnumerable<(string Key, string Value, string Origin)> Listed => SettingsCatalogue.All
        .Select(s => (s.Key, s.IsSecret && this[s.Key].Length > 0 ? s.Mask(this[s.Key]) : this[s.Key], _values[s.Key].Origin));

    /// <summary>Gathers and checks the settings.</summary>
    /// <param name="commandLine">Keys and values given on the command line.</param>
    /// <param name="environment">The environment.</param>
    /// <exception cref="SettingsException">Some are wrong; all mistakes at once.</exception>
    internal static ServerSettings Read(IReadOnlyDictionary<string, string> commandLine, IReadOnlyDictionary<string, string> environment)
    {
        var mistakes = new List<string>();
        var values = SettingsCatalogue.All.ToDictionary(s => s.Key, s => (s.Default, "default"), StringComparer.OrdinalIgnoreCase);
        var fromEnvironment = environment
            .Where(v => v.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            .Select(v => (Key: v.Key[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal), v.Value, Origin: $"environment variable {v.Key}"))
            .ToList();
        var fromCommandLine = commandLine.Select(v => (v.Key, v.Value, Origin: $"command line --{v.Key}")).ToList();

        // The data folder decides which file is read, so it is known first.
        var data = fromEnvironment.Concat(fromCommandLine).LastOrDefault(v => v.Key.Equals("Data", StringComparison.OrdinalIgnoreCase)).Value
            ?? SettingsCatalogue.Find("Data")!.Default;
        foreach (var (key, value, origin) in FromFile(data, mistakes).Concat(fromEnvironment).Concat(fromCommandLine))
        {
            Take(values, key, value, origin, mistakes);
        }

        foreach (var setting in SettingsCatalogue.All)
        {
            var (value, origin) = values[setting.Key];
            if (!setting.IsRight(value))
            {
                var shown = setting.IsSecret ? "its value" : $"'{value}'";
                mistakes.Add($"{setting.Key} must be {setting.Rule}, but {shown} ({origin}) is not.");
            }
        }

        RequireFolder(values, mistakes);
        RequirePassword(environment, mistakes);
        RequireCertificate(values, mistakes);
        RequireToken(values, mistakes);
        return mistakes.Count == 0 ? new ServerSettings(values) : throw new SettingsException(mistakes);
    }

    private static void RequireFolder(Dictionary<string, (string Value, string Origin)> values, List<string> mistakes)
    {
        var (data, origin) = values["Data"];
        if (data.Trim().Length > 0 && DataFolder.WhyNot(data) is { } reason)
        {
            mistakes.Add($"Data must be a folder that can be written to, but '{data}' ({origin}) {reason}");
        }
    }

    /// <summary>No setting, so that it is in no file and no list; but a start must not fail by it after everything else went well.</summary>
    private static void RequirePassword(IReadOnlyDictionary<string, string> environment, List<string> mistakes)
    {
        if (environment.TryGetValue(FirstAdministrator.PasswordVariable, out var password) && password.Length is > 0 and < FirstAdministrator.ShortestPassword)
        {
            mistakes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{FirstAdministrator.PasswordVariable} must have at least {FirstAdministrator.ShortestPassword} characters, but has {password.Length}."));
        }
    }

    private static void RequireCertificate(Dictionary<string, (string Value, string Origin)> values, List<string> mistakes)
    {
        foreach (var key in new[] { "Urls", "Intake:Vector:Url" })
        {
            var (urls, origin) = values[key];
            if (urls.Contains("https://", StringComparison.OrdinalIgnoreCase) && values["Tls:Certificate"].Value.Length == 0)
            {
                mistakes.Add($"{key} has an https:// address ({origin}), for which Tls:Certificate must name the file of a certificate.");
            }
        }
    }

    private static void RequireToken(Dictionary<string, (string Value, string Origin)> values, List<string> mistakes)
    {
        var (url, origin) = values["Intake:Vector:Url"];
        if (url.Length > 0 && values["Intake:Vector:Token"].Value.Length == 0)
        {
            mistakes.Add($"Intake:Vector:Url is set ({origin}), for which Intake:Vector:Token must name an ingest token. './footfall token create NAME --ingest' makes one.");
        }
    }

    private static void Take(Dictionary<string, (string Value, string Origin)> values, string key, string value, string origin, List<string> mistakes)
    {
        if (SettingsCatalogue.Find(key) is { } setting)
        {
            values[setting.Key] = (value, origin);
            return;
        }

        var close = SettingsCatalogue.All.MinBy(s => Distance(s.Key, key))!;
        var hint = Distance(close.Key, key) <= 3 ? $" Did you mean {close.Key}?" : " 'footfall settings' lists those that there are.";
        mistakes.Add($"There is no setting {key} ({origin}).{hint}");
    }

    private static List<(string Key, string Value, string Origin)> FromFile(string data, List<string> mistakes)
    {
        var path = Path.GetFullPath(Path.Combine(data, FileName));
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            var file = new ConfigurationBuilder().AddJsonFile(path, optional: false).Build();
            return [.. Flatten(file.AsEnumerable()).Where(v => IsForTheFile(v.Key, path, mistakes)).Select(v => (v.Key, v.Value, path))];
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            // The innermost exception says where in the file.
            mistakes.Add($"{path} cannot be read: {e.GetBaseException().Message}");
            return [];
        }
    }

    /// <summary>The file lies in the data folder, so it cannot say where that is.</summary>
    private static bool IsForTheFile(string key, string path, List<string> mistakes)
    {
        if (!key.Equals("Data", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        mistakes.Add($"Data cannot be set in {path}, which is looked for in that folder. Use --data or the environment variable FOOTFALL__DATA.");
        return false;
    }

    /// <summary>Lists in the file (<c>"ClientScopes": ["a:b", "c:d"]</c>) become one value.</summary>
    private static IEnumerable<(string Key, string Value)> Flatten(IEnumerable<KeyValuePair<string, string?>> values) => values
        .Where(v => v.Value is not null)
        .OrderBy(v => v.Key, ConfigurationKeyComparer.Instance)
        .Select(v => (Key: WithoutIndex(v.Key), v.Value))
        .GroupBy(v => v.Key, StringComparer.OrdinalIgnoreCase)
        .Select(g => (g.Key, string.Join(SettingsCatalogue.Find(g.Key)?.Separator ?? ',', g.Select(v => v.Value))));

    private static string WithoutIndex(string key)
    {
        var colon = key.LastIndexOf(':');
        return colon >= 0 && key.AsSpan(colon + 1).ContainsAnyExceptInRange('0', '9') == false ? key[..colon] : key;
    }

    /// <summary>Levenshtein distance, without regard to case: enough to recognize a typing mistake.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + cost));
            }
        }

        return row[^1];
    }
}
