using System.Text.RegularExpressions;
using Footfall.Analytics.Asking;
using Footfall.Server.Answers;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Footfall.Server.Features.Dashboards;

/// <summary>Reads the text of a dashboard. What is wrong is said with its place.</summary>
internal static partial class DashboardReader
{
    internal static IReadOnlyList<string> Kinds { get; } = ["line", "bars", "horizontal-bars", "area", "scatter", "pie", "heat-map", "figure", "table", "log", "text"];

    private static readonly string[] All = ["open", "closed"];

    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithDuplicateKeyChecking().Build();

    /// <summary>The dashboard, or null and what is wrong with the text.</summary>
    internal static DashboardFile? Read(string text, out string mistake)
    {
        try
        {
            var file = Yaml.Deserialize<DashboardFile>(text) ?? new DashboardFile();
            mistake = MistakeOf(file) is { } found ? At(YamlPlaces.Of(text, found.Path), found.Words) : "";
            return mistake.Length == 0 ? file : null;
        }
        catch (YamlException e)
        {
            mistake = At(e.Start, WordsOf(e));
            return null;
        }
    }

    private static string At(Mark place, string words) => FormattableString.Invariant($"line {place.Line}, column {place.Column}: {words}");

    /// <summary>The reader of YAML speaks of its own types where the file has another form.</summary>
    private static string WordsOf(YamlException e)
    {
        var message = e.InnerException?.Message ?? e.Message;
        return UnknownKey().Match(message) is { Success: true } unknown ? $"there is no key {unknown.Groups["key"].Value} here; /api/v1/dashboards/schema lists all."
            : message.Contains("System.", StringComparison.Ordinal) || message.Contains("Footfall.", StringComparison.Ordinal) ? "something else is expected here; /api/v1/dashboards/schema says what."
            : message;
    }

    private static DashboardMistake? MistakeOf(DashboardFile file)
    {
        if (EmptyOf(file) is { } empty)
        {
            return empty;
        }

        if (string.IsNullOrWhiteSpace(file.Title))
        {
            return new("title is required.", "title");
        }

        if (file.Period is { } period && !PeriodReader.Knows(period))
        {
            return new($"period: {AskReader.NotUnderstood(period)}", "period");
        }

        if (!file.Panels().Any())
        {
            return new("rows: at least one row with one panel is required.", "rows");
        }

        var panels = file.Rows.SelectMany((r, row) => r.Panels.Select((p, at) => (Panel: p, Path: new object[] { "rows", row, "panels", at }))).ToList();
        var variables = file.Variables.Select((v, at) => (Variable: v, Path: new object[] { "variables", at })).ToList();
        return variables.Select(v => MistakeOf(v.Variable, v.Path)).Concat(panels.Select(p => MistakeOf(p.Panel, p.Path))).FirstOrDefault(m => m is not null)
            ?? Twice(panels.Select(p => (p.Panel.Id, p.Path)), "id") ?? Twice(variables.Select(v => (v.Variable.Name, v.Path)), "name");
    }

    private static DashboardMistake? Twice(IEnumerable<(string? Name, object[] Path)> all, string key) =>
        all.GroupBy(a => a.Name).FirstOrDefault(g => g.Count() > 1)?.ElementAt(1) is { } second ? new($"{second.Name} is the name of two; each needs one of its own.", [.. second.Path, key]) : null;

    /// <summary>YAML has null for a key or a dash with nothing behind it, as while somebody is typing. Lists that are null are empty; entries that are null are said.</summary>
    private static DashboardMistake? EmptyOf(DashboardFile file)
    {
        file.Variables ??= [];
        file.Rows ??= [];
        if ((EmptyIn(file.Variables, "variables") ?? EmptyIn(file.Rows, "rows")) is { } empty)
        {
            return empty;
        }

        foreach (var row in file.Rows)
        {
            row.Panels ??= [];
        }

        return file.Rows.Select((r, at) => EmptyIn(r.Panels, "rows", at, "panels")).FirstOrDefault(m => m is not null);
    }

    private static DashboardMistake? EmptyIn<T>(List<T> list, params object[] path)
        where T : class =>
        list.FindIndex(e => e is null) is var at and >= 0 ? new(FormattableString.Invariant($"{path[^1]}: entry {at + 1} of {list.Count} has nothing behind its dash."), [.. path, at]) : null;

    private static DashboardMistake? MistakeOf(VariableFile variable, object[] path)
    {
        return variable switch
        {
            { Name: null } => At("name", "variables: name is required."),
            { Name: { } name } when !VariableName().IsMatch(name) => At("name", $"variables: name must be of a-z, 0-9 and _ and begin with a letter, but is '{name}'."),
            { Name: "from" or "to" or "interval" } => At("name", $"variables: {variable.Name} is a value that every dashboard has; the variable needs another name."),
            { Sql: null, Values: null } => At("sql", $"variables, {variable.Name}: sql or values is required: the choices."),
            { Sql: not null, Values: not null } => At("values", $"variables, {variable.Name}: sql and values are both there; one of them gives the choices."),
            { All: { } all } when !All.Contains(all) => At("all", $"variables, {variable.Name}: all must be open or closed, but is '{all}'."),
            _ => null,
        };

        DashboardMistake At(string key, string words) => new(words, [.. path, key]);
    }

    private static DashboardMistake? MistakeOf(PanelFile panel, object[] path)
    {
        return panel switch
        {
            { Id: null } => At("id", $"panels, '{panel.Title}': id is required."),
            { Id: { } id } when !PanelName().IsMatch(id) => At("id", $"panels: id must be of a-z, 0-9 and - and begin with a letter, but is '{id}'."),
            { Title: null or "" } => At("title", $"panels, {panel.Id}: title is required."),
            { Kind: null } => At("kind", $"panels, {panel.Id}: kind is required, one of {string.Join(", ", Kinds)}."),
            { Kind: { } kind } when !Kinds.Contains(kind) => At("kind", $"panels, {panel.Id}: kind must be one of {string.Join(", ", Kinds)}, but is '{kind}'."),
            { Kind: "text", Text: null or "" } => At("text", $"panels, {panel.Id}: text is required."),
            { Kind: not "text", Sql: null or "", Metric: null or "" } => At("sql", $"panels, {panel.Id}: sql or metric is required."),
            { Sql.Length: > 0, Metric.Length: > 0 } => At("metric", $"panels, {panel.Id}: sql and metric are both there; one of them gives the rows."),
            { Width: < 1 or > 12 } => At("width", $"panels, {panel.Id}: width must be a whole number from 1 to 12, but is {panel.Width}."),
            _ => null,
        };

        DashboardMistake At(string key, string words) => new(words, [.. path, key]);
    }

    [GeneratedRegex(@"^[a-z][a-z0-9_]*\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VariableName();

    [GeneratedRegex(@"^[a-z][a-z0-9-]*\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PanelName();

    [GeneratedRegex("Property '(?<key>[^']*)' not found", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnknownKey();
}
