using System.Globalization;
using System.Text.Json;

namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>
/// Writes records as OTLP/JSON, whatever encoding they came in: what a rejected record is kept as, since it can be read and
/// sent again as it is, and what identity without id is a hash of, since it is the same for both encodings.
/// </summary>
internal static class OtlpJsonWriter
{
    /// <summary>Writes a request with one record: <c>{"resourceLogs":[{"resource":...,"scopeLogs":[{"scope":...,"logRecords":[...]}]}]}</c>.</summary>
    internal static void WriteRequest(Utf8JsonWriter json, OtlpGroup? group, OtlpRecord record)
    {
        json.WriteStartObject();
        json.WriteStartArray("resourceLogs");
        json.WriteStartObject();
        WriteResource(json, group);
        json.WriteStartArray("scopeLogs");
        json.WriteStartObject();
        WriteScope(json, group);
        json.WriteStartArray("logRecords");
        WriteRecord(json, record);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes what records share.</summary>
    internal static void WriteGroup(Utf8JsonWriter json, OtlpGroup group)
    {
        json.WriteStartObject();
        WriteResource(json, group);
        WriteScope(json, group);
        json.WriteEndObject();
    }

    /// <summary>Writes a record.</summary>
    internal static void WriteRecord(Utf8JsonWriter json, OtlpRecord record)
    {
        json.WriteStartObject();
        WriteNumber(json, "timeUnixNano", record.Time);
        WriteNumber(json, "observedTimeUnixNano", record.ObservedTime);
        if (record.SeverityNumber != 0)
        {
            json.WriteNumber("severityNumber", record.SeverityNumber);
        }

        WriteText(json, "severityText", record.SeverityText);
        WriteText(json, "eventName", record.EventName);
        if (record.Body.Kind != OtlpKind.Empty)
        {
            json.WritePropertyName("body");
            WriteValue(json, record.Body);
        }

        WriteAttributes(json, "attributes", record.Attributes);
        if (record.DroppedAttributes != 0)
        {
            json.WriteNumber("droppedAttributesCount", record.DroppedAttributes);
        }

        if (record.Flags != 0)
        {
            json.WriteNumber("flags", record.Flags);
        }

        WriteText(json, "traceId", record.TraceId ?? "");
        WriteText(json, "spanId", record.SpanId ?? "");
        json.WriteEndObject();
    }

    private static void WriteResource(Utf8JsonWriter json, OtlpGroup? group)
    {
        if (group is { Resource.Count: > 0 })
        {
            json.WriteStartObject("resource");
            WriteAttributes(json, "attributes", group.Resource);
            json.WriteEndObject();
        }
    }

    private static void WriteScope(Utf8JsonWriter json, OtlpGroup? group)
    {
        if (group is null || (group is { ScopeName.Length: 0, ScopeVersion.Length: 0, ScopeAttributes.Count: 0 }))
        {
            return;
        }

        json.WriteStartObject("scope");
        WriteText(json, "name", group.ScopeName);
        WriteText(json, "version", group.ScopeVersion);
        WriteAttributes(json, "attributes", group.ScopeAttributes);
        json.WriteEndObject();
    }

    private static void WriteAttributes(Utf8JsonWriter json, string name, IReadOnlyList<OtlpAttribute> attributes)
    {
        if (attributes.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var (key, value) in attributes)
        {
            json.WriteStartObject();
            json.WriteString("key", key);
            json.WritePropertyName("value");
            WriteValue(json, value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, OtlpValue value)
    {
        json.WriteStartObject();
        switch (value.Kind)
        {
            case OtlpKind.Empty:
                break;
            case OtlpKind.Bool:
                json.WriteBoolean("boolValue", value.Text == "true");
                break;
            case OtlpKind.Double:
                json.WritePropertyName("doubleValue");
                value.WritePlain(json);
                break;
            case OtlpKind.Array:
                json.WriteStartObject("arrayValue");
                json.WriteStartArray("values");
                foreach (var item in value.Items)
                {
                    WriteValue(json, item);
                }

                json.WriteEndArray();
                json.WriteEndObject();
                break;
            case OtlpKind.Map:
                json.WriteStartObject("kvlistValue");
                WriteAttributes(json, "values", value.Members);
                json.WriteEndObject();
                break;
            default:
                json.WriteString(value.Kind switch { OtlpKind.String => "stringValue", OtlpKind.Int => "intValue", _ => "bytesValue" }, value.Text);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0)
        {
            json.WriteString(name, text);
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, ulong number)
    {
        if (number != 0)
        {
            json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
        }
    }
}
