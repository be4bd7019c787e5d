using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>
/// Writes payloads. Facts of ours first, then attributes under their own names, then where the record comes from:
/// <code>{"message":"job 17 saved","objects":12,"span_id":"00f067aa0ba902b7",
///  "instrumentation_scope":{"name":"Acme.Jobs"},"resource":{"telemetry.sdk.language":"dotnet"}}</code>
/// </summary>
internal sealed class OtlpPayload
{
    private const int EmptyObject = 2;
    private const string ScopeName = "instrumentation_scope";
    private const string ResourceName = "resource";
    private const string OthersName = "attributes";

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly List<OtlpAttribute> _facts = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The payload; valid until the next one is written.</summary>
    internal ReadOnlySpan<byte> Write(OtlpRecord record, OtlpColumns columns, OtlpOrigin origin, OtlpClass what)
    {
        _facts.Clear();
        _names.Clear();
        AddMessage(record, columns, what);
        AddCircumstances(record, columns, origin, what);
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, OtlpOrigin.Relaxed))
        {
            json.WriteStartObject();
            Write(json, _facts);
            WriteRest(json, columns.Rest);
            WriteShared(json, ScopeName, origin.Scope);
            WriteShared(json, ResourceName, origin.Resource);
            json.WriteEndObject();
        }

        return _buffer.WrittenCount > EmptyObject ? _buffer.WrittenSpan : [];
    }

    /// <summary>The record alone, for telling equal ones; valid until the next is written.</summary>
    internal ReadOnlySpan<byte> WriteContent(OtlpRecord record, OtlpOrigin origin)
    {
        _buffer.ResetWrittenCount();
        _buffer.Write(origin.Hash.Span);
        using (var json = new Utf8JsonWriter(_buffer, OtlpOrigin.Relaxed))
        {
            OtlpJsonWriter.WriteRecord(json, record);
        }

        return _buffer.WrittenSpan;
    }

    /// <summary>The record as a request of its own.</summary>
    internal string WriteRequest(OtlpRecord record, OtlpGroup? group)
    {
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, OtlpOrigin.Relaxed))
        {
            OtlpJsonWriter.WriteRequest(json, group, record);
        }

        return Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }

    private void AddMessage(OtlpRecord record, OtlpColumns columns, OtlpClass what)
    {
        var text = record.Body.Kind == OtlpKind.String ? record.Body.Text : "";
        var message = columns[OtlpColumn.ExceptionMessage] ?? text;
        if (what.IsException)
        {
            Add("type", columns[OtlpColumn.ExceptionType]);
        }

        Add("message", message);
        Add("stack", columns[OtlpColumn.ExceptionStack]);
        if (text != message || (record.Body.Kind is not (OtlpKind.String or OtlpKind.Empty)))
        {
            Add("body", record.Body);
        }
    }

    private void AddCircumstances(OtlpRecord record, OtlpColumns columns, OtlpOrigin origin, OtlpClass what)
    {
        if (what.IsException && columns.Rest.All(a => a.Key != "version"))
        {
            Add("version", columns[OtlpColumn.Version] ?? origin.Columns[OtlpColumn.Version]);
        }

        if (!OtlpEventName.IsPlain(what.EventName, what.Scope))
        {
            Add("event_name", what.EventName);
        }

        var level = what.Level ?? "";
        if (record.SeverityNumber == 0 || !OtlpSeverity.IsTextOf(record.SeverityText, level))
        {
            Add("severity_text", record.SeverityText);
        }

        if (!OtlpSeverity.IsPlain(record.SeverityNumber, level))
        {
            Add("severity_number", OtlpValue.Of((long)record.SeverityNumber));
        }

        Add("span_id", record.SpanId);
        if (record.Flags != 0)
        {
            Add("trace_flags", OtlpValue.Of((long)record.Flags));
        }

        if (record.DroppedAttributes != 0)
        {
            Add("dropped_attributes_count", OtlpValue.Of((long)record.DroppedAttributes));
        }
    }

    private void Add(string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            Add(name, OtlpValue.Of(text));
        }
    }

    private void Add(string name, OtlpValue value)
    {
        _names.Add(name);
        _facts.Add(new OtlpAttribute(name, value));
    }

    /// <summary>Attributes under their own names. One whose name is taken stands in a member of its own, so nothing is lost.</summary>
    private void WriteRest(Utf8JsonWriter json, IReadOnlyList<OtlpAttribute> rest)
    {
        _names.UnionWith([ScopeName, ResourceName, OthersName]);
        Write(json, rest.Where(a => !_names.Contains(a.Key)));
        var others = rest.Where(a => _names.Contains(a.Key)).ToList();
        if (others.Count > 0)
        {
            json.WritePropertyName(OthersName);
            OtlpValue.Of(others).WritePlain(json);
        }
    }

    private static void WriteShared(Utf8JsonWriter json, string name, ReadOnlyMemory<byte> value)
    {
        if (value.Length > EmptyObject)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value.Span, skipInputValidation: true);
        }
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<OtlpAttribute> members)
    {
        foreach (var (name, value) in members)
        {
            json.WritePropertyName(name);
            value.WritePlain(json);
        }
    }
}
