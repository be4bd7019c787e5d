using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.Model;

namespace Footfall.Server.Features.Runs;

/// <summary>
/// Texts that should be JSON, and may not be. What comes out of them can be read and written again, however odd the text is: it is mended
/// (<see cref="OddJson"/>), of a member that is there twice the last one counts, and what is deeper than <see cref="Deepest"/> counts as no JSON.
/// </summary>
internal static class JsonTexts
{
    /// <summary>Most levels.</summary>
    internal const int Deepest = 500;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = Deepest };

    /// <summary>The JSON of a text; null when it is none, or says null.</summary>
    internal static JsonNode? Parse(string text) => TryParse(text, out var json) ? json : null;

    /// <summary>Whether a text is JSON, and which.</summary>
    internal static bool TryParse(string text, out JsonNode? json)
    {
        json = null;
        if (text.Length == 0)
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(OddJson.Mend(text), Options);
            json = Node(document.RootElement);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonNode? Node(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new JsonObject();
                foreach (var member in json.EnumerateObject())
                {
                    members[member.Name] = Node(member.Value);
                }

                return members;
            case JsonValueKind.Array:
                return new JsonArray([.. json.EnumerateArray().Select(Node)]);
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.String:
                return JsonValue.Create(json.GetString());
            default:
                // Numbers stay as they were written.
                return JsonValue.Create(json.Clone());
        }
    }
}
