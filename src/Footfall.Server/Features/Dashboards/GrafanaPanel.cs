using System.Text.Json;
using static Footfall.Server.Features.Dashboards.GrafanaJson;

namespace Footfall.Server.Features.Dashboards;

/// <summary>A panel of Grafana's as one of ours, all but its SQL and its name.</summary>
internal static class GrafanaPanel
{
    private const int Columns = 24;

    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["timeseries"] = "line", ["graph"] = "line", ["barchart"] = "bars", ["bargauge"] = "horizontal-bars", ["stat"] = "figure", ["gauge"] = "figure", ["singlestat"] = "figure",
        ["table"] = "table", ["table-old"] = "table", ["logs"] = "log", ["text"] = "text", ["piechart"] = "pie", ["heatmap"] = "heat-map", ["xychart"] = "scatter",
    };

    // Settings that decide what is seen or counted. What only colours, spaces and aligns is not told one by one.
    private static readonly (string[] Path, string Words)[] Dropped =
    [
        (["transformations"], "transformations have no counterpart; they belong into the SQL."),
        (["fieldConfig", "overrides"], "overrides of fields are left out."),
        (["fieldConfig", "defaults", "mappings"], "mappings of values to texts are left out; they belong into the SQL."),
        (["fieldConfig", "defaults", "links"], "links of values are left out."),
        (["fieldConfig", "defaults", "min"], "its least value of the axis is left out."),
        (["fieldConfig", "defaults", "max"], "its greatest value of the axis is left out."),
        (["fieldConfig", "defaults", "decimals"], "its number of decimals is left out."),
        (["fieldConfig", "defaults", "displayName"], "its display name is left out; names of columns are those of the SQL."),
        (["links"], "links are left out."),
        (["repeat"], "it is there once; repeating by a variable has no counterpart."),
        (["timeFrom"], "its own period is left out."),
        (["timeShift"], "its shift of time is left out."),
        (["interval"], "its least interval is left out; intervals follow from the period."),
        (["maxDataPoints"], "its number of points is left out; intervals follow from the period."),
        (["alert"], "its alert is left out."),
        (["libraryPanel"], "it is a library panel; what is in this file of it is taken."),
    ];

    /// <summary>The panel, and what of it has no counterpart.</summary>
    internal static PanelFile Read(JsonElement panel, string title, List<string> left)
    {
        var type = Text(panel, "type") ?? "";
        if (!Kinds.TryGetValue(type, out var kind))
        {
            kind = "table";
            left.Add($"{title}: of type {type}, which has no counterpart; it is a table.");
        }

        left.AddRange(Dropped.Where(d => Says(panel, d.Path)).Select(d => $"{title}: {d.Words}"));
        Note(Items(panel, "fieldConfig", "defaults", "thresholds", "steps").Count() > 2, $"{title}: thresholds are left out.");
        Note(Text(panel, "fieldConfig", "defaults", "custom", "stacking", "mode") == "percent", $"{title}: is stacked by numbers and not to 100 percent.");
        var calculated = Items(panel, "options", "reduceOptions", "calcs").FirstOrDefault();
        Note(kind == "figure" && calculated is { ValueKind: JsonValueKind.String } && calculated.GetString() is not ("lastNotNull" or "last" or "first" or "firstNotNull"), $"{title}: {calculated} of its rows is left out; the figure is the first number of the first row.");
        return new PanelFile
        {
            Title = title,
            Description = Text(panel, "description") is { Length: > 0 } description ? description : null,
            Kind = DrawnAs(panel, kind),
            Unit = UnitOf(panel, title, left),
            Totals = TotalsOf(panel, title, left),
            Width = Math.Clamp((int)Math.Round(Number(panel, "gridPos", "w") / (double)Columns * 12), 1, 12),
        };

        void Note(bool isSo, string text)
        {
            if (isSo)
            {
                left.Add(text);
            }
        }
    }

    private static string DrawnAs(JsonElement panel, string kind) => kind == "line" && Text(panel, "fieldConfig", "defaults", "custom", "drawStyle") == "bars" ? "bars"
        : kind == "line" && Text(panel, "fieldConfig", "defaults", "custom", "stacking", "mode") is "normal" or "percent" ? "area"
        : kind == "bars" && Text(panel, "options", "orientation") == "horizontal" ? "horizontal-bars"
        : kind;

    private static string? UnitOf(JsonElement panel, string title, List<string> left)
    {
        if (Text(panel, "fieldConfig", "defaults", "unit") is not { Length: > 0 } unit)
        {
            return null;
        }

        if (GrafanaUnits.WordOf(unit) is { } word)
        {
            return word.Length > 0 ? word : null;
        }

        left.Add($"{title}: the unit {unit} has no counterpart; numbers are as the SQL gives them.");
        return null;
    }

    /// <summary>Sums at the foot of a table.</summary>
    private static List<string>? TotalsOf(JsonElement panel, string title, List<string> left)
    {
        if (!IsTrue(panel, "options", "footer", "show"))
        {
            return null;
        }

        var fields = Items(panel, "options", "footer", "fields").Where(f => f.ValueKind == JsonValueKind.String).Select(f => f.GetString()!).ToList();
        if (fields.Count > 0 && Items(panel, "options", "footer", "reducer").All(r => r.ValueKind == JsonValueKind.String && r.GetString() == "sum"))
        {
            return fields;
        }

        left.Add($"{title}: its footer is left out; totals: [column, ...] in the file sums columns.");
        return null;
    }
}
