using System.Text;
using Footfall.Analytics.Stats;

namespace Footfall.Server.Tests.Settings;

/// <summary>The page of all metrics of the server, made from their catalogue.</summary>
internal static class MetricReference
{
    internal static string Text()
    {
        var text = new StringBuilder(
            """
            # Metrics of the server

            Made from the catalogue that the page Server stats, its tooltips, `GET /api/v1/stats` and the CSV derive from; a test compares.

            A *total* is the state at the end of the period, or now if that is still to come; *period* counts what happened in it, from its begin on and
            before its end; *now* knows no period; *all time* counts until its end. Figures of users who created something have those who ever did beside them.

            """.ReplaceLineEndings("\n"));
        foreach (var category in StatsCatalogue.All)
        {
            text.Append($"\n## {category.Title}\n\n| metric | title | counts | unit | of |\n| --- | --- | --- | --- | --- |\n");
            foreach (var metric in category.Metrics)
            {
                var same = metric.DuplicateOf is { } other ? $" Same as `{other}`." : "";
                text.Append($"| `{metric.FullKey}` | {metric.Title} | {metric.Definition}{same} | {metric.Unit} | {ScopeOf(metric.Scope)} |\n");
            }
        }

        return text.ToString();
    }

    private static string ScopeOf(StatsScope scope) => scope == StatsScope.AllTime ? "all time" : scope.ToString().ToLowerInvariant();
}
