using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Footfall.Server.Features.Dashboards;

/// <summary>
/// Makes a dashboard of one that Grafana exported, for its ClickHouse data source: panels, variables and macros. What has no counterpart is left out and said.
/// Source: the macros of github.com/grafana/clickhouse-datasource.
/// </summary>
internal sealed partial class GrafanaReader
{
    private const int Columns = 24;

    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["timeseries"] = "line", ["graph"] = "line", ["barchart"] = "bars", ["bargauge"] = "horizontal-bars", ["stat"] = "figure", ["gauge"] = "figure", ["singlestat"] = "figure",
        ["table"] = "table", ["table-old"] = "table", ["logs"] = "log", ["text"] = "text", ["piechart"] = "pie", ["heatmap"] = "heat-map", ["xychart"] = "scatter",
    };

    private readonly DashboardFile _file = new();
    private readonly List<string> _left = [];

    /// <summary>Reads an export.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    internal static (DashboardFile Dashboard, IReadOnlyList<string> Left) Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = Find(document.RootElement, ["dashboard"]) ?? document.RootElement;
        var reader = new GrafanaReader();
        reader.Take(root);
        return (reader._file, reader._left);
    }

    private void Take(JsonElement root)
    {
        _file.Title = Text(root, "title") ?? "Imported";
        _file.Description = Text(root, "description");
        _file.Period = PeriodOf(root);
        foreach (var variable in Items(root, "templating", "list"))
        {
            TakeVariable(variable);
        }

        foreach (var list in new[] { "annotations", "links" })
        {
            if (Items(root, list == "annotations" ? [list, "list"] : [list]).Any(a => Text(a, "name") != "Annotations & Alerts"))
            {
                _left.Add($"{list} have no counterpart.");
            }
        }

        // Panels that a closed row holds stand inside of it.
        var panels = Items(root, "panels").SelectMany(p => Items(p, "panels").Prepend(p)).Where(p => Text(p, "type") != "row").ToList();
        foreach (var row in panels.GroupBy(p => Number(p, "gridPos", "y")).OrderBy(g => g.Key))
        {
            var taken = row.OrderBy(p => Number(p, "gridPos", "x")).Select(PanelOf).OfType<PanelFile>().ToList();
            if (taken.Count > 0)
            {
                _file.Rows.Add(new RowFile { Panels = taken });
            }
        }
    }

    private void TakeVariable(JsonElement variable)
    {
        var name = Text(variable, "name") ?? "";
        var own = NameOf(name);
        var file = new VariableFile { Name = own, Label = Text(variable, "label") ?? name, Description = Text(variable, "description"), All = Text(variable, "allValue") is { Length: > 0 } ? null : "closed" };
        switch (Text(variable, "type"))
        {
            case "query" when SqlOf(variable) is { } sql:
                file.Sql = Translate(sql, $"variable {name}");
                break;
            case "custom":
                file.Values = [.. (Text(variable, "query") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
                break;
            case "datasource":
                return;
            case var type:
                _left.Add($"variable {name}: of type {type}, which has no counterpart.");
                return;
        }

        _file.Variables.Add(file);
    }

    private PanelFile? PanelOf(JsonElement panel)
    {
        var title = Text(panel, "title") is { Length: > 0 } given ? given : "Panel";
        var type = Text(panel, "type") ?? "";
        if (!Kinds.TryGetValue(type, out var kind))
        {
            kind = "table";
            _left.Add($"{title}: of type {type}, which has no counterpart; it is a table.");
        }

        var file = new PanelFile { Id = IdOf(title), Title = title, Description = Text(panel, "description"), Kind = DrawnAs(panel, kind), Unit = Text(panel, "fieldConfig", "defaults", "unit"), Width = Math.Clamp((int)Math.Round(Number(panel, "gridPos", "w") / (double)Columns * 12), 1, 12) };
        if (kind == "text")
        {
            file.Text = Text(panel, "options", "content") ?? title;
            return file;
        }

        var targets = Items(panel, "targets").Select(t => Text(t, "rawSql") ?? Text(t, "query")).OfType<string>().ToList();
        if (targets.Count == 0)
        {
            _left.Add($"{title}: has no SQL, so it is left out.");
            return null;
        }

        Note(targets.Count > 1, $"{title}: of {targets.Count} queries the first is taken.");
        Note(Items(panel, "transformations").Any(), $"{title}: transformations have no counterpart; they belong into the SQL.");
        Note(Items(panel, "fieldConfig", "overrides").Any(), $"{title}: overrides of fields are left out.");
        Note(Items(panel, "fieldConfig", "defaults", "thresholds", "steps").Count() > 2, $"{title}: thresholds are left out.");
        file.Sql = Translate(targets[0], title);
        return file;
    }

    private static string DrawnAs(JsonElement panel, string kind) => kind == "line" && Text(panel, "fieldConfig", "defaults", "custom", "drawStyle") == "bars" ? "bars"
        : kind == "line" && Text(panel, "fieldConfig", "defaults", "custom", "stacking", "mode") is "normal" or "percent" ? "area"
        : kind == "bars" && Text(panel, "options", "orientation") == "horizontal" ? "horizontal-bars"
        : kind;

    private void Note(bool isSo, string text)
    {
        if (isSo)
        {
            _left.Add(text);
        }
    }

    /// <summary>The SQL with our macros and values; what of Grafana's is left in it is said.</summary>
    private string Translate(string sql, string where)
    {
        var text = GrafanaSql.Translate(sql, NameOf);
        foreach (var left in GrafanaSql.LeftIn(text))
        {
            _left.Add($"{where}: {left} in the SQL has no counterpart.");
        }

        return text;
    }

    private string IdOf(string title)
    {
        var name = NotId().Replace(title.ToLowerInvariant(), "-").Trim('-');
        name = name.Length == 0 || !char.IsAsciiLetterLower(name[0]) ? $"panel-{name}".TrimEnd('-') : name;
        var taken = _file.Panels().Select(p => p.Id).Concat(_ids).ToHashSet();
        var id = name;
        for (var i = 2; taken.Contains(id); i++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{name}-{i}");
        }

        _ids.Add(id);
        return id;
    }

    private readonly List<string> _ids = [];

    private static string NameOf(string name)
    {
        var own = NotName().Replace(name.ToLowerInvariant(), "_").Trim('_');
        return own.Length > 0 && char.IsAsciiLetterLower(own[0]) ? own : $"v_{own}";
    }

    /// <summary><c>now-7d</c> to <c>now</c>.</summary>
    private string? PeriodOf(JsonElement root)
    {
        var from = Text(root, "time", "from");
        if (from is null || (Text(root, "time", "to") == "now" && Ago().IsMatch(from)))
        {
            return from?["now-".Length..];
        }

        _left.Add($"time: {from} to {Text(root, "time", "to")} has no counterpart; it opens with 7 days.");
        return null;
    }

    private static string? SqlOf(JsonElement variable) => Text(variable, "query", "rawSql") ?? Text(variable, "query", "query") ?? Text(variable, "query") ?? Text(variable, "definition");

    private static JsonElement? Find(JsonElement element, ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path) => Find(element, path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static int Number(JsonElement element, params ReadOnlySpan<string> path) => Find(element, path) is { ValueKind: JsonValueKind.Number } number ? (int)number.GetDouble() : 0;

    private static IEnumerable<JsonElement> Items(JsonElement element, params ReadOnlySpan<string> path) => Find(element, path) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotId();

    [GeneratedRegex("[^a-z0-9_]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotName();

    [GeneratedRegex(@"^now-\d+[hdwMy]$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ago();
}
