using Footfall.Connectors.Kodosumi;
using Footfall.Model;

namespace Footfall.Server.Hosting;

/// <summary>The settings of connectors, and the connectors.</summary>
internal static class ConnectorSettings
{
    private const string Folders = "Connectors:Kodosumi:Folders";
    private const string MaxMegabytes = "Connectors:Kodosumi:MaxMegabytes";
    private const int LongestOrg = 200;

    internal static IReadOnlyList<Setting> All { get; } =
    [
        SettingsCatalogue.Text(
            Folders,
            "",
            "Kodosumi data folders that are watched, separated by semicolons; each may name the org of its runs, /srv/kodosumi/data=acme. They are only read.",
            "absolute paths, each alone or followed by = and the short name of an org, separated by semicolons, or empty",
            v => SettingsCatalogue.Split(v, ';').All(f => WhyNot(Read(f).Path, Read(f).Org) is null)) with
        { Separator = ';' },
        SettingsCatalogue.Number(MaxMegabytes, 2048, 1, 1_000_000, "Largest database of a Kodosumi execution that is copied to be read while its writer is at work; a larger one is read once its writer has ended."),
    ];

    internal static IServiceCollection AddConnectors(this IServiceCollection services, ServerSettings settings, DataFolder folder, ServerStart start)
    {
        services.AddSingleton(new KodosumiOptions
        {
            Folders = [.. SettingsCatalogue.Split(settings[Folders], ';').Select(Read)],
            Reading = new ReadingOptions { CopyFolder = Path.Combine(folder.Connectors, "copies"), MostCopied = settings.Long(MaxMegabytes) << 20 },
            Watches = !start.OnlyLocal,
        });
        services.AddSingleton(_ => ReadingBook.Open(Path.Combine(folder.Connectors, "kodosumi.db")));
        services.AddSingleton<RunIntake>();
        return services.AddSingleton<KodosumiConnector>().AddHostedService(s => s.GetRequiredService<KodosumiConnector>());
    }

    /// <summary>Why a folder cannot be watched, in words that follow "must"; null when it can.</summary>
    internal static (string Name, string Rule)? WhyNot(string path, string? org)
    {
        if (!Path.IsPathFullyQualified(path) || path.Contains('\0') || path.Contains(';'))
        {
            return ("path", "must be an absolute path without semicolons, for example /srv/kodosumi/data");
        }

        var isRight = org is null || (org.Length is > 0 and <= LongestOrg && org.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') && FootfallOrg.Claims(null, org) is null);
        return isRight ? null : ("org", $"must be the short name of an org, of letters, digits, hyphens, dots and underscores, and not {FootfallOrg.Slug}");
    }

    /// <summary>A folder as the setting writes it: <c>/srv/data</c> or <c>/srv/data=acme</c>. A path may hold an equals sign itself.</summary>
    private static FolderSource Read(string text)
    {
        var at = text.LastIndexOf('=');
        var hasOrg = at > 0 && !text.AsSpan(at).Contains('/') && !text.AsSpan(at).Contains('\\');
        return hasOrg
            ? new FolderSource(text[..at].Trim(), text[(at + 1)..].Trim(), KodosumiConnector.OfSetting)
            : new FolderSource(text, null, KodosumiConnector.OfSetting);
    }
}
