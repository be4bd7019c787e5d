using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Footfall.Ingestion.Records;

/// <summary>Checks payloads, and puts members that have no column into them.</summary>
internal static class RecordPayload
{
    private const int MaxDepth = 100;

    /// <summary>What is wrong with an object that a reader has read to its end, or null.</summary>
    internal static string? CheckRead(ReadOnlySpan<byte> json)
    {
        // The reader saw that it is JSON. Nearly all payloads are not deep, and have no escapes that could be half a character.
        var isShallow = json.Count((byte)'{') + json.Count((byte)'[') <= MaxDepth;
        return isShallow && !json.Contains((byte)'\\') && System.Text.Unicode.Utf8.IsValid(json) ? null : Check(json);
    }

    /// <summary>What is wrong with a payload, or null.</summary>
    internal static string? Check(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !IsText(ref reader))
                {
                    return "payload holds text that is not valid Unicode.";
                }
            }

            return null;
        }
        catch (JsonException)
        {
            return JsonNesting.IsDeeper(json, MaxDepth) ? JsonNesting.Message("payload", MaxDepth) : "payload must hold valid JSON.";
        }
    }

    /// <summary>The payload with members added under their own names; what the payload says itself wins. Null when it is no object.</summary>
    internal static byte[]? Merge(string? payload, List<(string Name, Range Value)> members, ReadOnlySpan<byte> body)
    {
        using var document = JsonDocument.Parse(payload ?? "{}", new JsonDocumentOptions { MaxDepth = MaxDepth });
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var merged = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(merged, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            foreach (var member in document.RootElement.EnumerateObject())
            {
                member.WriteTo(writer);
            }

            foreach (var (name, value) in members)
            {
                if (!document.RootElement.TryGetProperty(name, out _))
                {
                    writer.WritePropertyName(name);
                    writer.WriteRawValue(body[value], skipInputValidation: true);
                }
            }

            writer.WriteEndObject();
        }

        return merged.WrittenSpan.ToArray();
    }

    private static bool IsText(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return System.Text.Unicode.Utf8.IsValid(reader.ValueSpan);
        }

        try
        {
            reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
