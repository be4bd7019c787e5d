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
            mistake = MistakeOf(file) ?? "";
            return mistake.Length == 0 ? file : null;
        }
        catch (YamlException e)
        {
            mistake = FormattableString.Invariant($"line {e.Start.Line}, column {e.Start.Column}: {WordsOf(e)}");
            return null;
        }
    }

    /// <summary>The reader of YAML speaks of its own types where the file has another form.</summary>
    private static string WordsOf(YamlException e)
    {
        var message = e.InnerException?.Message ?? e.Message;
        return UnknownKey().Match(message) is { Success: true } unknown ? $"there is no key {unknown.Groups["key"].Value} here; /api/v1/dashboards/schema lists all."
            : message.Contains("System.", StringComparison.Ordinal) || message.Contains("Footfall.", StringComparison.Ordinal) ? "something else is expected here; /api/v1/dashboards/schema says what."
            : message;
    }

    private static string? MistakeOf(DashboardFile file)
    {
        if (EmptyOf(file) is { } empty)
        {
            return empty;
        }

        if (string.IsNullOrWhiteSpace(file.Title))
        {
            return "title is required.";
        }

        if (file.Period is { } period && !PeriodReader.Knows(period))
        {
            return $"period: {AskReader.NotUnderstood(period)}";
        }

        if (!file.Panels().Any())
        {
            return "rows: at least one row with one panel is required.";
        }

        var twice = file.Panels().GroupBy(p => p.Id).FirstOrDefault(g => g.Key is not null && g.Count() > 1)?.Key
            ?? file.Variables.GroupBy(v => v.Name).FirstOrDefault(g => g.Key is not null && g.Count() > 1)?.Key;
        return file.Variables.Select(MistakeOf).Concat(file.Panels().Select(MistakeOf)).FirstOrDefault(m => m is not null)
            ?? (twice is null ? null : $"{twice} is the name of two; each needs one of its own.");
    }

    /// <summary>YAML has null for a key or a dash with nothing behind it, as while somebody is typing. Lists that are null are empty; entries that are null are said.</summary>
    private static string? EmptyOf(DashboardFile file)
    {
        file.Variables ??= [];
        file.Rows ??= [];
        if (EmptyIn(file.Variables, "variables") is { } variable)
        {
            return variable;
        }

        if (EmptyIn(file.Rows, "rows") is { } row)
        {
            return row;
        }

        foreach (var other in file.Rows)
        {
            other.Panels ??= [];
        }

        return file.Rows.Select(r => EmptyIn(r.Panels, "panels")).FirstOrDefault(m => m is not null);
    }

    private static string? EmptyIn<T>(List<T> list, string name)
        where T : class =>
        list.FindIndex(e => e is null) is var at and >= 0 ? FormattableString.Invariant($"{name}: entry {at + 1} of {list.Count} has nothing behind its dash.") : null;

    private static string? MistakeOf(VariableFile variable) => variable switch
    {
        { Name: null } => "variables: name is required.",
        { Name: { } name } when !VariableName().IsMatch(name) => $"variables: name must be of a-z, 0-9 and _ and begin with a letter, but is '{name}'.",
        { Name: "from" or "to" or "interval" } => $"variables: {variable.Name} is a value that every dashboard has; the variable needs another name.",
        { Sql: null, Values: null } => $"variables, {variable.Name}: sql or values is required: the choices.",
        { Sql: not null, Values: not null } => $"variables, {variable.Name}: sql and values are both there; one of them gives the choices.",
        { All: { } all } when !All.Contains(all) => $"variables, {variable.Name}: all must be open or closed, but is '{all}'.",
        _ => null,
    };

    private static string? MistakeOf(PanelFile panel) => panel switch
    {
        { Id: null } => $"panels, '{panel.Title}': id is required.",
        { Id: { } id } when !PanelName().IsMatch(id) => $"panels: id must be of a-z, 0-9 and - and begin with a letter, but is '{id}'.",
        { Title: null or "" } => $"panels, {panel.Id}: title is required.",
        { Kind: null } => $"panels, {panel.Id}: kind is required, one of {string.Join(", ", Kinds)}.",
        { Kind: { } kind } when !Kinds.Contains(kind) => $"panels, {panel.Id}: kind must be one of {string.Join(", ", Kinds)}, but is '{kind}'.",
        { Kind: "text", Text: null or "" } => $"panels, {panel.Id}: text is required.",
        { Kind: not "text", Sql: null or "", Metric: null or "" } => $"panels, {panel.Id}: sql or metric is required.",
        { Sql.Length: > 0, Metric.Length: > 0 } => $"panels, {panel.Id}: sql and metric are both there; one of them gives the rows.",
        { Width: < 1 or > 12 } => $"panels, {panel.Id}: width must be a whole number from 1 to 12, but is {panel.Width}.",
        _ => null,
    };

    [GeneratedRegex(@"^[a-z][a-z0-9_]*\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VariableName();

    [GeneratedRegex(@"^[a-z][a-z0-9-]*\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PanelName();

    [GeneratedRegex("Property '(?<key>[^']*)' not found", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnknownKey();
}
