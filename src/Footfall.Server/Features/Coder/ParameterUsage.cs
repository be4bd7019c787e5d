using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.Analytics.Activity;

namespace Footfall.Server.Features.Coder;

/// <summary>
/// Counts the values of build parameters. Parameters of the same name that differ in what they are called, their type, description or options
/// are different ones; the empty value is a value. A build has them as an object of values by name, or as an array of objects.
/// </summary>
internal static class ParameterUsage
{
    internal static IEnumerable<ParameterUsageEntry> Entries(IEnumerable<WorkspaceBuildRow> builds) => builds
        .SelectMany(b => Read(b.Parameters).Select(p => (b.Template, Parameter: p)))
        .GroupBy(p => p.Parameter with { Value = "" })
        .OrderBy(g => g.Key.Name, StringComparer.Ordinal)
        .ThenBy(g => g.Key.Type, StringComparer.Ordinal)
        .ThenBy(g => g.Key.DisplayName, StringComparer.Ordinal)
        .ThenBy(g => g.Key.Description, StringComparer.Ordinal)
        .ThenBy(g => g.Key.Options, StringComparer.Ordinal)
        .Select(g => new ParameterUsageEntry(
            g.Select(p => p.Template).Where(t => t.Length > 0).Distinct().Order(StringComparer.Ordinal),
            g.Key.DisplayName,
            g.Key.Name,
            g.Key.Type,
            g.Key.Description,
            g.Key.Options.Length == 0 ? null : JsonNode.Parse(g.Key.Options),
            g.GroupBy(p => p.Parameter.Value).OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => new ParameterValue(v.Key, v.Count()))));

    private static List<Parameter> Read(string json)
    {
        if (json.Length == 0)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind switch
        {
            JsonValueKind.Object => document.RootElement.EnumerateObject().Select(p => new Parameter(p.Name, "", TypeOf(p.Value), "", "", Text(p.Value))).DistinctBy(p => p.Name).ToList(),
            JsonValueKind.Array => document.RootElement.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.Object && Member(p, "name").Length > 0).Select(Of).DistinctBy(p => p.Name).ToList(),
            _ => [],
        };
    }

    private static Parameter Of(JsonElement parameter) => new(
        Member(parameter, "name"),
        Member(parameter, "display_name"),
        Member(parameter, "type") is { Length: > 0 } type ? type : parameter.TryGetProperty("value", out var value) ? TypeOf(value) : "string",
        Member(parameter, "description"),
        parameter.TryGetProperty("options", out var options) && options.ValueKind == JsonValueKind.Array ? options.GetRawText() : "",
        Member(parameter, "value"));

    private static string Member(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? Text(value) : "";

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };

    // The names of Terraform's types, which are Coder's.
    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "bool",
        JsonValueKind.Array => "list(string)",
        _ => "string",
    };

    private sealed record Parameter(string Name, string DisplayName, string Type, string Description, string Options, string Value);
}
