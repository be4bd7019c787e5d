using Footfall.Analytics.Activity;

namespace Footfall.Server.Features.Coder;

/// <summary>The apps of a template report: five that every workspace has, in a fixed order, then others by slug. Source: <c>specs/coder.md</c> A2.1.</summary>
internal static class BuiltinApps
{
    private static readonly (string Slug, string Name)[] All =
        [("vscode", "Visual Studio Code"), ("jetbrains", "JetBrains"), ("reconnecting-pty", "Web Terminal"), ("ssh", "SSH"), ("sftp", "SFTP")];

    /// <summary>The entries; those of the five that nobody used are zero.</summary>
    internal static IEnumerable<AppUsageEntry> Entries(IReadOnlyList<AppUsageRow> rows)
    {
        var bySlug = rows.ToDictionary(r => r.Slug);
        return All.Select(b => Entry("builtin", b.Name, bySlug.GetValueOrDefault(b.Slug) ?? new AppUsageRow(b.Slug, 0, 0, [])))
            .Concat(rows.Where(r => !All.Any(b => b.Slug == r.Slug)).OrderBy(r => r.Slug, StringComparer.Ordinal).Select(r => Entry("app", r.Slug, r)));
    }

    private static AppUsageEntry Entry(string type, string name, AppUsageRow row) => new(row.Templates, type, name, row.Slug, "", row.Minutes * 60, row.TimesUsed);
}
