using System.Text;
using System.Text.Unicode;
using static Footfall.Ingestion.Formats.Otlp.ProtobufCursor;

namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>
/// Reads an <c>ExportLogsServiceRequest</c>. The numbers are those of opentelemetry-proto 1.10, <c>logs/v1/logs.proto</c>,
/// <c>common/v1/common.proto</c> and <c>resource/v1/resource.proto</c>. Fields come in any order, so what records share is read
/// in a first pass and the records in a second.
/// </summary>
/// <param name="take">Takes each record with what it shares with others.</param>
internal sealed class OtlpProtobufReader(Action<OtlpGroup, OtlpRecord> take)
{
    private bool _badText;

    /// <summary>Reads all records.</summary>
    /// <exception cref="OtlpFormatException">The body is damaged.</exception>
    internal void Read(ReadOnlySpan<byte> body)
    {
        var request = new ProtobufCursor(body);
        while (request.NextOf(1))
        {
            ReadResourceLogs(request.Bytes());
        }
    }

    private void ReadResourceLogs(ReadOnlySpan<byte> message)
    {
        _badText = false;
        var attributes = new List<OtlpAttribute>();
        var first = new ProtobufCursor(message);
        while (first.NextOf(1))
        {
            ReadResource(first.Bytes(), attributes);
        }

        var (resource, badText) = (OtlpAttribute.Distinct(attributes), _badText);
        var second = new ProtobufCursor(message);
        while (second.NextOf(2))
        {
            ReadScopeLogs(second.Bytes(), new OtlpGroup { Resource = resource, HasBadText = badText });
        }
    }

    private void ReadResource(ReadOnlySpan<byte> message, List<OtlpAttribute> attributes)
    {
        var resource = new ProtobufCursor(message);
        while (resource.NextOf(1))
        {
            attributes.Add(ReadAttribute(resource.Bytes(), 0));
        }
    }

    private void ReadScopeLogs(ReadOnlySpan<byte> message, OtlpGroup group)
    {
        _badText = false;
        var first = new ProtobufCursor(message);
        while (first.NextOf(1))
        {
            ReadScope(first.Bytes(), group);
        }

        group.HasBadText |= _badText;
        var second = new ProtobufCursor(message);
        while (second.NextOf(2))
        {
            take(group, ReadRecord(second.Bytes()));
        }
    }

    private void ReadScope(ReadOnlySpan<byte> message, OtlpGroup group)
    {
        var scope = new ProtobufCursor(message);
        while (scope.Next())
        {
            switch (scope.Tag)
            {
                case 1 << 3 | LengthType:
                    group.ScopeName = Text(scope.Bytes());
                    break;
                case 2 << 3 | LengthType:
                    group.ScopeVersion = Text(scope.Bytes());
                    break;
                case 3 << 3 | LengthType:
                    group.ScopeAttributes.Add(ReadAttribute(scope.Bytes(), 0));
                    break;
                default:
                    scope.Skip();
                    break;
            }
        }
    }

    private OtlpRecord ReadRecord(ReadOnlySpan<byte> message)
    {
        _badText = false;
        var record = new OtlpRecord { Size = message.Length };
        var fields = new ProtobufCursor(message);
        while (fields.Next())
        {
            switch (fields.Tag)
            {
                case 1 << 3 | Fixed64Type:
                    record.Time = fields.Fixed64();
                    break;
                case 2 << 3 | VarintType:
                    record.SeverityNumber = (int)fields.Varint();
                    break;
                case 3 << 3 | LengthType:
                    record.SeverityText = Text(fields.Bytes());
                    break;
                case 5 << 3 | LengthType:
                    record.Body = ReadValue(fields.Bytes(), 0);
                    break;
                case 6 << 3 | LengthType:
                    record.Attributes.Add(ReadAttribute(fields.Bytes(), 0));
                    break;
                case 7 << 3 | VarintType:
                    record.DroppedAttributes = (uint)fields.Varint();
                    break;
                case 8 << 3 | Fixed32Type:
                    record.Flags = fields.Fixed32();
                    break;
                case 9 << 3 | LengthType:
                    record.TraceId = OtlpRecord.Id(Hex(fields.Bytes()), 32);
                    break;
                case 10 << 3 | LengthType:
                    record.SpanId = OtlpRecord.Id(Hex(fields.Bytes()), 16);
                    break;
                case 11 << 3 | Fixed64Type:
                    record.ObservedTime = fields.Fixed64();
                    break;
                case 12 << 3 | LengthType:
                    record.EventName = Text(fields.Bytes());
                    break;
                default:
                    fields.Skip();
                    break;
            }
        }

        record.HasBadText = _badText;
        return record;
    }

    private OtlpAttribute ReadAttribute(ReadOnlySpan<byte> message, int depth)
    {
        var (key, value) = ("", OtlpValue.Empty);
        var fields = new ProtobufCursor(message);
        while (fields.Next())
        {
            switch (fields.Tag)
            {
                case 1 << 3 | LengthType:
                    key = Text(fields.Bytes());
                    break;
                case 2 << 3 | LengthType:
                    value = ReadValue(fields.Bytes(), depth);
                    break;
                default:
                    fields.Skip();
                    break;
            }
        }

        return new OtlpAttribute(key, value);
    }

    private OtlpValue ReadValue(ReadOnlySpan<byte> message, int depth)
    {
        if (depth > OtlpValue.MaxDepth)
        {
            throw new OtlpFormatException(OtlpValue.TooDeep);
        }

        var value = OtlpValue.Empty;
        var fields = new ProtobufCursor(message);
        while (fields.Next())
        {
            switch (fields.Tag)
            {
                case 1 << 3 | LengthType:
                    value = OtlpValue.Of(Text(fields.Bytes()));
                    break;
                case 2 << 3 | VarintType:
                    value = OtlpValue.Of(fields.Varint() != 0);
                    break;
                case 3 << 3 | VarintType:
                    value = OtlpValue.Of((long)fields.Varint());
                    break;
                case 4 << 3 | Fixed64Type:
                    value = OtlpValue.Of(BitConverter.UInt64BitsToDouble(fields.Fixed64()));
                    break;
                case 5 << 3 | LengthType:
                    value = OtlpValue.Of(ReadItems(fields.Bytes(), depth + 1));
                    break;
                case 6 << 3 | LengthType:
                    value = OtlpValue.Of(ReadMembers(fields.Bytes(), depth + 1));
                    break;
                case 7 << 3 | LengthType:
                    value = OtlpValue.Of(fields.Bytes());
                    break;
                default:
                    fields.Skip();
                    break;
            }
        }

        return value;
    }

    private List<OtlpValue> ReadItems(ReadOnlySpan<byte> message, int depth)
    {
        var items = new List<OtlpValue>();
        var fields = new ProtobufCursor(message);
        while (fields.NextOf(1))
        {
            items.Add(ReadValue(fields.Bytes(), depth));
        }

        return items;
    }

    private List<OtlpAttribute> ReadMembers(ReadOnlySpan<byte> message, int depth)
    {
        var members = new List<OtlpAttribute>();
        var fields = new ProtobufCursor(message);
        while (fields.NextOf(1))
        {
            members.Add(ReadAttribute(fields.Bytes(), depth));
        }

        return members;
    }

    /// <summary>A text. What is not valid costs its record only, not the request: collectors pass on what files hold.</summary>
    private string Text(ReadOnlySpan<byte> bytes)
    {
        _badText |= !Utf8.IsValid(bytes);
        return Pipeline.TextCache.Find(bytes) ?? Encoding.UTF8.GetString(bytes);
    }

    /// <summary>An id of a trace or span; what is longer than any is none, and not written out.</summary>
    private static string Hex(ReadOnlySpan<byte> id) => id.Length > 16 ? "" : Convert.ToHexStringLower(id);
}
