using System.Text;
using Footfall.Server.Hosting;

namespace Footfall.Server.Tests.Settings;

/// <summary>The page <c>docs/reference/settings.md</c>, out of the catalogue.</summary>
internal static class SettingsReference
{
    public static string Text()
    {
        var text = new StringBuilder(
            """
            # Settings

            Made from `SettingsCatalogue`; a test compares, and `UPDATE_DOCS=1 ./test` writes it again.

            In rising order: `appsettings.json` in the data folder, environment variables, the command line. On the command line a
            setting is `--Name VALUE` or `--Name=VALUE`, in any case: `--urls http://0.0.0.0:5080`. In the file, sections are objects
            and several values may be a list: `{"Exports": {"KeepMinutes": 30}}`. Wrong settings and unknown names stop the start, all
            of them named at once. `footfall settings` shows every value and where it comes from.

            `FOOTFALL_ADMIN_PASSWORD` in the environment sets the password of the account `admin`. It is no setting: it stands in no
            file and on no command line.

            """);
        foreach (var section in SettingsCatalogue.All.GroupBy(s => s.Key.Contains(':') ? s.Key.Split(':')[0] : "General"))
        {
            text.Append($"\n## {section.Key}\n\n| Setting | Standard | Meaning |\n| --- | --- | --- |\n");
            foreach (var setting in section)
            {
                text.Append($"| `{setting.Key}`<br>`FOOTFALL__{setting.Key.Replace(":", "__").ToUpperInvariant()}` | {Standard(setting)} | {Cell(setting.Meaning)} Must be {Cell(setting.Rule)}.{(setting.IsSecret ? " Kept out of logs and lists." : "")} |\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Long lists break between their values and not within them.</summary>
    private static string Standard(Setting setting) =>
        setting.Default.Length == 0 ? "none" : string.Join(", ", setting.Default.Split(',').Select(v => $"`{v}`"));

    private static string Cell(string text) => text.Replace("|", "\\|");
}
