using System.Text.Json;
using static Footfall.Server.Features.Dashboards.GrafanaJson;

namespace Footfall.Server.Features.Dashboards;

/// <summary>A variable of Grafana's as one of ours.</summary>
internal static class GrafanaVariable
{
    private const string LabelEnds = " : ";

    /// <summary>The variable, or null when it has no counterpart; what of it is left out.</summary>
    /// <param name="variable">Of the export.</param>
    /// <param name="own">Its name here.</param>
    /// <param name="translate">Makes our SQL of Grafana's.</param>
    /// <param name="left">Takes what is left out.</param>
    internal static VariableFile? Read(JsonElement variable, string own, Func<string, string> translate, List<string> left)
    {
        var name = Text(variable, "name") ?? "";
        var file = new VariableFile { Name = own, Label = Text(variable, "label") is { Length: > 0 } label ? label : name, Description = Text(variable, "description") is { Length: > 0 } words ? words : null, All = Text(variable, "allValue") is { Length: > 0 } ? null : "closed" };
        switch (Text(variable, "type"))
        {
            case "query" when SqlOf(variable) is { } sql:
                file.Sql = translate(sql);
                break;
            case "custom":
                file.Values = ChoicesOf(Text(variable, "query") ?? "", name, left);
                break;
            case "constant":
                file.Values = [Text(variable, "query") ?? ""];
                break;
            case "datasource":
                return null;
            case var type:
                left.Add($"variable {name}: of type {type}, which has no counterpart.");
                return null;
        }

        NoteDropped(variable, name, left);
        return file;
    }

    private static void NoteDropped(JsonElement variable, string name, List<string> left)
    {
        if (Says(variable, "regex"))
        {
            left.Add($"variable {name}: its regex is left out; it belongs into the SQL.");
        }

        if (Number(variable, "sort") > 0)
        {
            left.Add($"variable {name}: its sorting is left out; ORDER BY in its SQL sorts.");
        }

        if (Number(variable, "hide") > 0)
        {
            left.Add($"variable {name}: it is hidden there, and is seen here.");
        }

        if (IsFalse(variable, "multi") || IsFalse(variable, "includeAll"))
        {
            left.Add($"variable {name}: takes one value there; here several can be chosen, or All.");
        }

        var current = Find(variable, "current", "value") is { } value && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().FirstOrDefault() : Find(variable, "current", "value") ?? default;
        if (current is { ValueKind: JsonValueKind.String } && current.GetString() is { Length: > 0 } chosen && chosen != "$__all" && Text(variable, "type") != "constant")
        {
            left.Add($"variable {name}: opens with All, and not with {chosen}.");
        }
    }

    /// <summary><c>one, Two of them : 2, a\,b</c>: a comma in a value has a backslash before it, and a value may have a text for people.</summary>
    private static List<string> ChoicesOf(string query, string name, List<string> left)
    {
        const string Comma = "\u0001";
        var choices = query.Replace("\\,", Comma, StringComparison.Ordinal).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(c => c.Replace(Comma, ",", StringComparison.Ordinal)).ToList();
        if (choices.Exists(c => c.Contains(LabelEnds, StringComparison.Ordinal)))
        {
            left.Add($"variable {name}: the texts of its choices are left out; their values are shown.");
        }

        return [.. choices.Select(c => c.IndexOf(LabelEnds, StringComparison.Ordinal) is var at and >= 0 ? c[(at + LabelEnds.Length)..].Trim() : c)];
    }

    private static string? SqlOf(JsonElement variable) => Text(variable, "query", "rawSql") ?? Text(variable, "query", "query") ?? Text(variable, "query") ?? Text(variable, "definition");
}
