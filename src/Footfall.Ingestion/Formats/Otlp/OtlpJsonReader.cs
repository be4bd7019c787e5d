using System.Text.Json;

namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>
/// Reads OTLP/JSON: names in lowerCamelCase, unknown ones ignored, null as if it were not there, ids of traces in hexadecimal,
/// whole numbers of 64 bits as numbers or as text. What records share may stand behind them, so they are read last.
/// <code>{"resourceLogs":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"labeler"}}]},
///  "scopeLogs":[{"logRecords":[{"timeUnixNano":"1767603600000000000","severityNumber":9,"eventName":"job.saved"}]}]}]}</code>
/// </summary>
/// <param name="take">Takes each record with what it shares with others.</param>
internal sealed class OtlpJsonReader(Action<OtlpGroup, OtlpRecord> take)
{
    // Each level of a value is an object, its kind, a list, and the next value.
    internal const int MaxDepth = (OtlpValue.MaxDepth * 5) + 32;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    private readonly OtlpJsonValues _values = new();

    /// <summary>Reads all records.</summary>
    /// <exception cref="OtlpFormatException">A member has a wrong type.</exception>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    internal void Read(ReadOnlySpan<byte> body)
    {
        body = body.StartsWith("\uFEFF"u8) ? body[3..] : body;
        var json = new Utf8JsonReader(body, Options);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new OtlpFormatException("The body must be a JSON object with the member resourceLogs.");
        }

        while (OtlpJsonValues.NextMember(ref json))
        {
            if (OtlpJsonValues.Is(ref json, "resourceLogs"u8))
            {
                json.Read();
                ReadResourceLogs(ref json, body);
            }
            else
            {
                OtlpJsonValues.SkipMember(ref json);
            }
        }

        // Nothing may follow.
        json.Read();
    }

    private void ReadResourceLogs(ref Utf8JsonReader json, ReadOnlySpan<byte> body)
    {
        while (OtlpJsonValues.NextItem(ref json, "resourceLogs"))
        {
            _values.HasBadText = false;
            var resource = new List<OtlpAttribute>();
            var records = default(Range);
            while (OtlpJsonValues.NextMember(ref json))
            {
                if (OtlpJsonValues.Is(ref json, "resource"u8))
                {
                    json.Read();
                    resource = ReadResource(ref json);
                }
                else if (OtlpJsonValues.Is(ref json, "scopeLogs"u8))
                {
                    records = Later(ref json);
                }
                else
                {
                    OtlpJsonValues.SkipMember(ref json);
                }
            }

            ReadScopeLogs(body[records], OtlpAttribute.Distinct(resource), _values.HasBadText);
        }
    }

    private List<OtlpAttribute> ReadResource(ref Utf8JsonReader json)
    {
        var attributes = new List<OtlpAttribute>();
        if (!OtlpJsonValues.EnterObject(ref json, "resource"))
        {
            return attributes;
        }

        while (OtlpJsonValues.NextMember(ref json))
        {
            if (OtlpJsonValues.Is(ref json, "attributes"u8))
            {
                json.Read();
                _values.ReadAttributes(ref json, attributes, 0);
            }
            else
            {
                OtlpJsonValues.SkipMember(ref json);
            }
        }

        return attributes;
    }

    private void ReadScopeLogs(ReadOnlySpan<byte> body, IReadOnlyList<OtlpAttribute> resource, bool badText)
    {
        if (body.IsEmpty)
        {
            return;
        }

        var json = new Utf8JsonReader(body, Options);
        json.Read();
        while (OtlpJsonValues.NextItem(ref json, "scopeLogs"))
        {
            _values.HasBadText = false;
            var group = new OtlpGroup { Resource = resource };
            var records = default(Range);
            while (OtlpJsonValues.NextMember(ref json))
            {
                if (OtlpJsonValues.Is(ref json, "scope"u8))
                {
                    json.Read();
                    ReadScope(ref json, group);
                }
                else if (OtlpJsonValues.Is(ref json, "logRecords"u8))
                {
                    records = Later(ref json);
                }
                else
                {
                    OtlpJsonValues.SkipMember(ref json);
                }
            }

            group.HasBadText = badText || _values.HasBadText;
            ReadRecords(body[records], group);
        }
    }

    private void ReadScope(ref Utf8JsonReader json, OtlpGroup group)
    {
        if (!OtlpJsonValues.EnterObject(ref json, "scope"))
        {
            return;
        }

        while (OtlpJsonValues.NextMember(ref json))
        {
            if (OtlpJsonValues.Is(ref json, "name"u8))
            {
                group.ScopeName = _values.ReadText(ref json, "name");
            }
            else if (OtlpJsonValues.Is(ref json, "version"u8))
            {
                group.ScopeVersion = _values.ReadText(ref json, "version");
            }
            else if (OtlpJsonValues.Is(ref json, "attributes"u8))
            {
                json.Read();
                _values.ReadAttributes(ref json, group.ScopeAttributes, 0);
            }
            else
            {
                OtlpJsonValues.SkipMember(ref json);
            }
        }
    }

    private void ReadRecords(ReadOnlySpan<byte> body, OtlpGroup group)
    {
        if (body.IsEmpty)
        {
            return;
        }

        var json = new Utf8JsonReader(body, Options);
        json.Read();
        while (OtlpJsonValues.NextItem(ref json, "logRecords"))
        {
            _values.HasBadText = false;
            var (record, start) = (new OtlpRecord(), json.TokenStartIndex);
            while (OtlpJsonValues.NextMember(ref json))
            {
                ReadMember(ref json, record);
            }

            record.Size = (int)(json.BytesConsumed - start);
            record.HasBadText = _values.HasBadText;
            take(group, record);
        }
    }

    private void ReadMember(ref Utf8JsonReader json, OtlpRecord record)
    {
        switch (OtlpJsonValues.Name(ref json))
        {
            case "timeUnixNano":
                record.Time = (ulong)OtlpJsonValues.ReadWhole(ref json, "timeUnixNano", 0, ulong.MaxValue);
                break;
            case "observedTimeUnixNano":
                record.ObservedTime = (ulong)OtlpJsonValues.ReadWhole(ref json, "observedTimeUnixNano", 0, ulong.MaxValue);
                break;
            case "severityNumber":
                record.SeverityNumber = (int)OtlpJsonValues.ReadWhole(ref json, "severityNumber", int.MinValue, int.MaxValue);
                break;
            case "severityText":
                record.SeverityText = _values.ReadText(ref json, "severityText");
                break;
            case "body":
                json.Read();
                record.Body = _values.ReadValue(ref json, 0);
                break;
            case "attributes":
                json.Read();
                record.Attributes.Clear();
                _values.ReadAttributes(ref json, record.Attributes, 0);
                break;
            case "droppedAttributesCount":
                record.DroppedAttributes = (uint)OtlpJsonValues.ReadWhole(ref json, "droppedAttributesCount", 0, uint.MaxValue);
                break;
            case "flags":
                record.Flags = (uint)OtlpJsonValues.ReadWhole(ref json, "flags", 0, uint.MaxValue);
                break;
            case "traceId":
                record.TraceId = OtlpRecord.Id(_values.ReadText(ref json, "traceId"), 32);
                break;
            case "spanId":
                record.SpanId = OtlpRecord.Id(_values.ReadText(ref json, "spanId"), 16);
                break;
            case "eventName":
                record.EventName = _values.ReadText(ref json, "eventName");
                break;
            default:
                OtlpJsonValues.SkipMember(ref json);
                break;
        }
    }

    /// <summary>Where the value of the member lies, which is read once the rest of the object is known.</summary>
    private static Range Later(ref Utf8JsonReader json)
    {
        json.Read();
        var start = (int)json.TokenStartIndex;
        json.Skip();
        return start..(int)json.BytesConsumed;
    }
}
