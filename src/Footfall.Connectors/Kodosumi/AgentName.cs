using System.Text.Json;

namespace Footfall.Connectors.Kodosumi;

/// <summary>What an execution is called: by its row of kind <c>meta</c>, <c>{"dict":{"summary":"Hymn Creator","entry_point":"hymn.app:crew"}}</c>.</summary>
internal static class AgentName
{
    internal const string Unknown = "Unknown";
    private const int Longest = 1_000;

    /// <summary>The name; <see cref="Unknown"/> when the row has none, whatever it holds instead.</summary>
    internal static string Of(string meta)
    {
        using var document = JsonText.TryParse(meta);
        if (document?.RootElement is not { ValueKind: JsonValueKind.Object } root)
        {
            return Unknown;
        }

        var facts = root.TryGetProperty("dict", out var dict) ? dict : root;
        return Text(facts, "summary") ?? Text(facts, "entry_point") ?? Unknown;
    }

    private static string? Text(JsonElement facts, string name)
    {
        if (facts.ValueKind != JsonValueKind.Object || !facts.TryGetProperty(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            // What Python takes for nothing, as an empty text.
            JsonValueKind.Number when value.GetDouble() != 0 => value.GetRawText(),
            _ => "",
        };
        return text.Length switch
        {
            0 => null,
            > Longest => text[..Longest],
            _ => text,
        };
    }
}
