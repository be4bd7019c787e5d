using System.Buffers;
using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Footfall.Client;

/// <summary>Writes events as lines of JSON, without reflection and without garbage: the writer and its buffer are kept for each thread.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Lives as long as its thread; the writer holds nothing but the buffer.")]
internal sealed class EventJson
{
    private const int MostDepth = 8;

    /// <summary>A sequence may have no end.</summary>
    private const int MostItems = 1000;
    private const int KeptBuffer = 64 << 10;

    [ThreadStatic]
    private static EventJson? _ofThread;

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly Utf8JsonWriter _json;

    private EventJson() => _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { SkipValidation = true });

    internal static Line Write(FootfallEvent e, FootfallOptions options, DateTimeOffset now)
    {
        var writer = _ofThread ??= new EventJson();
        try
        {
            return writer.ToLine(e, options, now);
        }
        catch
        {
            // Half an event must not stand before the next one.
            _ofThread = null;
            throw;
        }
    }

    private Line ToLine(FootfallEvent e, FootfallOptions options, DateTimeOffset now)
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        _json.WriteString("id"u8, e.Id ?? Guid.CreateVersion7(now));
        _json.WriteString("timestamp"u8, (e.Timestamp ?? now).UtcDateTime);
        _json.WriteString("scope"u8, e.Scope);
        _json.WriteString("source"u8, "server"u8);
        WriteWho(e, options);
        WriteWhat(e);
        if (e.Payload is { } payload)
        {
            _json.WritePropertyName("payload"u8);
            WriteValue(payload, 0);
        }

        _json.WriteEndObject();
        _json.Flush();
        var line = ArrayPool<byte>.Shared.Rent(_buffer.WrittenCount + 1);
        _buffer.WrittenSpan.CopyTo(line);
        line[_buffer.WrittenCount] = (byte)'\n';
        var length = _buffer.WrittenCount + 1;
        if (_buffer.Capacity > KeptBuffer)
        {
            _ofThread = null;
        }

        return new Line(line, length);
    }

    private void WriteWho(FootfallEvent e, FootfallOptions options)
    {
        var around = Surroundings.Current;
        var user = e.User ?? around?.User;
        Member("user_id"u8, user?.Id);
        Member("user_name"u8, user?.Name);
        Member("user_email"u8, user?.Email);
        Member("org_id"u8, e.OrgId);
        Member("org_slug"u8, e.Org ?? (e.OrgId is null ? options.Org : null));
        Member("project_id"u8, e.ProjectId);
        Member("task_id"u8, e.TaskId);
        Member("job_id"u8, e.JobId);
        Member("run_id"u8, e.RunId);
        Member("session_id"u8, e.SessionId);
        Member("request_id"u8, e.RequestId ?? around?.RequestId);
        Member("package"u8, e.Package ?? options.App);
        Member("function"u8, e.Function);
    }

    private void WriteWhat(FootfallEvent e)
    {
        Member("level"u8, e.Level);
        Member("obj_name"u8, e.ObjectName);
        Member("obj_id"u8, e.ObjectId);
        Member("obj_val"u8, e.ObjectValue);
        if (e.Count is { } count)
        {
            _json.WriteNumber("count"u8, count);
        }

        if (e.Duration is { } duration)
        {
            _json.WriteNumber("duration"u8, Math.Max(0, (long)duration.TotalMilliseconds));
        }
    }

    private void Member(ReadOnlySpan<byte> name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _json.WriteString(name, value);
        }
    }

    private void WriteValue(object? value, int depth)
    {
        switch (value)
        {
            case null:
                _json.WriteNullValue();
                break;
            case string text:
                _json.WriteStringValue(text);
                break;
            case bool truth:
                _json.WriteBooleanValue(truth);
                break;
            case int or long or short or byte or uint or ushort or sbyte:
                _json.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case ulong number:
                _json.WriteNumberValue(number);
                break;
            case decimal number:
                _json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                _json.WriteNumberValue(number);
                break;
            case float number when float.IsFinite(number):
                _json.WriteNumberValue(number);
                break;
            case DateTimeOffset time:
                _json.WriteStringValue(time);
                break;
            case DateTime time:
                _json.WriteStringValue(time);
                break;
            case Guid id:
                _json.WriteStringValue(id);
                break;
            case IFormattable other:
                _json.WriteStringValue(other.ToString(null, System.Globalization.CultureInfo.InvariantCulture));
                break;
            default:
                WriteMany(value, depth);
                break;
        }
    }

    private void WriteMany(object value, int depth)
    {
        if (depth < MostDepth && value is IReadOnlyDictionary<string, object?> members)
        {
            _json.WriteStartObject();
            foreach (var (name, member) in members)
            {
                _json.WritePropertyName(name);
                WriteValue(member, depth + 1);
            }

            _json.WriteEndObject();
        }
        else if (depth < MostDepth && value is IDictionary others)
        {
            _json.WriteStartObject();
            foreach (DictionaryEntry member in others)
            {
                _json.WritePropertyName(Convert.ToString(member.Key, System.Globalization.CultureInfo.InvariantCulture)!);
                WriteValue(member.Value, depth + 1);
            }

            _json.WriteEndObject();
        }
        else if (depth < MostDepth && value is IEnumerable items)
        {
            _json.WriteStartArray();
            foreach (var item in items.Cast<object?>().Take(MostItems))
            {
                WriteValue(item, depth + 1);
            }

            _json.WriteEndArray();
        }
        else
        {
            _json.WriteStringValue(value.ToString());
        }
    }
}
