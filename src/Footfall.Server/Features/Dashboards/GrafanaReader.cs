using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using static Footfall.Server.Features.Dashboards.GrafanaJson;

namespace Footfall.Server.Features.Dashboards;

/// <summary>
/// Makes a dashboard of one that Grafana exported, for its ClickHouse data source: panels, variables and macros. What has no counterpart is left out and said.
/// Source: the macros of github.com/grafana/clickhouse-datasource.
/// </summary>
internal sealed partial class GrafanaReader
{
    private const int LeastWidth = 3;

    private readonly DashboardFile _file = new();
    private readonly List<string> _left = [];
    private readonly HashSet<string> _ids = [];
    private readonly Dictionary<string, string> _names = [];

    /// <summary>Reads an export.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    internal static (DashboardFile Dashboard, IReadOnlyList<string> Left) Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = Find(document.RootElement, "dashboard") ?? document.RootElement;
        var reader = new GrafanaReader();
        reader.Take(root);
        return (reader._file, reader._left);
    }

    private void Take(JsonElement root)
    {
        _file.Title = Text(root, "title") is { Length: > 0 } title ? title : "Imported";
        _file.Description = Text(root, "description") is { Length: > 0 } description ? description : null;
        _file.Period = PeriodOf(root);
        _left.AddRange(DroppedOf(root));
        var variables = Items(root, "templating", "list").ToList();

        // Variables may name those that come after them.
        foreach (var name in variables.Where(v => Text(v, "type") is "query" or "custom" or "constant").Select(v => Text(v, "name") ?? "").Distinct())
        {
            _names[name] = NameOf(name);
        }

        foreach (var variable in variables)
        {
            var name = Text(variable, "name") ?? "";
            if (GrafanaVariable.Read(variable, _names.GetValueOrDefault(name, ""), sql => Translate(sql, $"variable {name}"), _left) is { } taken)
            {
                _file.Variables.Add(taken);
            }
        }

        TakeRows(root);
    }

    private static IEnumerable<string> DroppedOf(JsonElement root)
    {
        foreach (var list in new[] { "annotations", "links" })
        {
            if (Items(root, list == "annotations" ? [list, "list"] : [list]).Any(a => Text(a, "name") != "Annotations & Alerts"))
            {
                yield return $"{list} have no counterpart.";
            }
        }

        if (Says(root, "refresh"))
        {
            yield return $"refresh: every {Text(root, "refresh")} there; here a page is asked for again by its reader.";
        }

        if (Text(root, "timezone") is { Length: > 0 } zone && zone != "browser")
        {
            yield return $"timezone: {zone} there; here whoever reads chooses the time zone.";
        }
    }

    private void TakeRows(JsonElement root)
    {
        // Panels that a closed row holds stand inside of it.
        var all = Items(root, "panels").SelectMany(p => Items(p, "panels").Prepend(p)).ToList();
        var titles = all.Where(p => Text(p, "type") == "row").OrderBy(Y).ToList();
        _left.AddRange(titles.Where(r => Says(r, "repeat")).Select(r => $"row {Text(r, "title")}: it is there once; repeating by a variable has no counterpart."));
        var titled = -1;
        foreach (var row in all.Where(p => Text(p, "type") != "row").GroupBy(Y).OrderBy(g => g.Key))
        {
            var taken = row.OrderBy(p => Number(p, "gridPos", "x")).SelectMany(PanelsOf).ToList();
            var above = titles.FindLastIndex(t => Y(t) <= row.Key);
            if (taken.Count > 0)
            {
                _file.Rows.Add(new RowFile { Title = above != titled && Text(titles[above], "title") is { Length: > 0 } title ? title : null, Panels = taken });
                titled = above;
            }
        }

        static int Y(JsonElement panel) => Number(panel, "gridPos", "y");
    }

    private IEnumerable<PanelFile> PanelsOf(JsonElement panel)
    {
        var title = Text(panel, "title") is { Length: > 0 } given ? given : "Panel";
        if (Text(panel, "type") == "text")
        {
            return [Named(GrafanaPanel.Read(panel, title, _left), p => p.Text = Text(panel, "options", "content") is { Length: > 0 } content ? content : title)];
        }

        var targets = Items(panel, "targets").ToList();
        var shown = targets.Where(t => !IsTrue(t, "hide")).Select(t => (Sql: Text(t, "rawSql") ?? Text(t, "query"), Name: Text(t, "refId"))).Where(t => t.Sql is not null).ToList();
        if (shown.Count == 0)
        {
            _left.Add($"{title}: has no SQL that is shown, so it is left out.");
            return [];
        }

        var first = GrafanaPanel.Read(panel, title, _left);
        if (targets.Any(t => IsTrue(t, "hide")))
        {
            _left.Add($"{title}: hidden queries are left out.");
        }

        if (shown.Count > 1)
        {
            _left.Add(string.Create(CultureInfo.InvariantCulture, $"{title}: its {shown.Count} queries are panels of their own, side by side; one SELECT with a column for each draws them in one."));
        }

        // Queries of one panel may have other columns and other times, so they are not joined.
        return shown.Select((query, i) => Named(i == 0 ? first : GrafanaPanel.Read(panel, title, []), p =>
        {
            p.Title = i == 0 ? title : $"{title} ({query.Name ?? (i + 1).ToString(CultureInfo.InvariantCulture)})";
            p.Width = p.Width is { } width ? Math.Max(Math.Min(LeastWidth, width), width / shown.Count) : null;
            p.Sql = Translate(query.Sql!, p.Title);
        })).ToList();
    }

    private PanelFile Named(PanelFile panel, Action<PanelFile> fill)
    {
        panel.Id = IdOf(panel.Title!);
        fill(panel);
        return panel;
    }

    /// <summary>The SQL with our macros and values; what of Grafana's is left in it is said.</summary>
    private string Translate(string sql, string where)
    {
        var text = GrafanaSql.Translate(sql, n => _names.GetValueOrDefault(n));
        _left.AddRange(GrafanaSql.LeftIn(text).Select(left => $"{where}: {left} in the SQL has no counterpart."));
        return text;
    }

    private string IdOf(string title)
    {
        var name = NotId().Replace(title.ToLowerInvariant(), "-").Trim('-');
        name = name.Length == 0 || !char.IsAsciiLetterLower(name[0]) ? $"panel-{name}".TrimEnd('-') : name;
        var id = name;
        for (var i = 2; !_ids.Add(id); i++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{name}-{i}");
        }

        return id;
    }

    private string NameOf(string name)
    {
        var own = NotName().Replace(name.ToLowerInvariant(), "_").Trim('_');
        own = own.Length > 0 && char.IsAsciiLetterLower(own[0]) && own is not ("from" or "to" or "interval") ? own : $"v_{own}";

        // Names there differ by capitals.
        while (_names.ContainsValue(own))
        {
            own += "_2";
        }

        return own;
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

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotId();

    [GeneratedRegex("[^a-z0-9_]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotName();

    [GeneratedRegex(@"^now-\d+[hdwMy]$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ago();
}
