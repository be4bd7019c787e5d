using System.Text;
using System.Text.Json;

namespace Footfall.Ingestion.Formats.Cvat;

/// <summary>
/// Payloads as CVAT stores them: parsed and written again the way Python's <c>json.dumps</c> does, with <c>", "</c> and
/// <c>": "</c> between, and everything beyond ASCII as <c>\uXXXX</c>.
/// </summary>
internal static class CvatPayload
{
    internal const string Empty = "{}";

    /// <summary>The payload written again, or null when it is not JSON.</summary>
    internal static string? Normalize(string json)
    {
        if (json.Length == 0)
        {
            return null;
        }

        if (CvatFlatPayload.TryNormalize(json) is { } flat)
        {
            return flat;
        }

        var text = new StringBuilder(json.Length + 16);
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 512 });
            Write(document.RootElement, text);
            return text.ToString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Write(JsonElement value, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, text);
                break;
            case JsonValueKind.Array:
                text.Append('[');
                var first = true;
                foreach (var item in value.EnumerateArray())
                {
                    text.Append(first ? "" : ", ");
                    first = false;
                    Write(item, text);
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                WriteString(value.GetString()!, text);
                break;
            case JsonValueKind.Number:
                text.Append(CvatNumbers.ToPython(value.GetRawText()));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteObject(JsonElement value, StringBuilder text)
    {
        // Of members of one name Python keeps the place of the first and the value of the last.
        var members = new OrderedDictionary<string, JsonElement>();
        foreach (var member in value.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        text.Append('{');
        var first = true;
        foreach (var (name, member) in members)
        {
            text.Append(first ? "" : ", ");
            first = false;
            WriteString(name, text);
            text.Append(": ");
            Write(member, text);
        }

        text.Append('}');
    }

    private static void WriteString(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' or > '~' => c == '\u007f' ? text.Append(c) : text.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
