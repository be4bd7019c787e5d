using System.Text.Json.Nodes;
using Footfall.Ingestion.Pipeline.Privacy;

namespace Footfall.Server.Features.Runs;

/// <summary>
/// Masks values whose key says that they are secret, however deep they lie. What came in was scrubbed at the door by the settings of that day;
/// this holds whatever they were.
/// </summary>
internal static class SecretMask
{
    // As what came in is masked with.
    internal const string Masked = "[key]";

    private static readonly KeyRules Keys = new(new PrivacyOptions().Keys);

    /// <summary>The JSON of a text with its secrets masked; a text where it is none; null for nothing.</summary>
    internal static JsonNode? Of(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (!JsonTexts.TryParse(text, out var json))
        {
            return JsonValue.Create(text);
        }

        Mask(json);
        return json;
    }

    private static void Mask(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Mask(item);
            }
        }

        if (node is not JsonObject members)
        {
            return;
        }

        foreach (var (name, value) in members.ToList())
        {
            if (Keys.Match(name) && value is not null)
            {
                members[name] = Masked;
            }
            else
            {
                Mask(value);
            }
        }
    }
}
