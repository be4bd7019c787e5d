using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.Ingestion.Pipeline;
using static Footfall.Ingestion.Formats.Cvat.CvatField;

namespace Footfall.Ingestion.Formats.Cvat;

/// <summary>
/// Reads the body of <c>POST /api/events</c> in one pass and checks CVAT's type rules:
/// <code>
/// {"events": [{"scope": "click:element", "timestamp": "2024-06-03T12:00:00.184Z", "obj_val": "Save", "payload": "{\"a\": 1}"}],
///  "previous_event": null, "timestamp": "2024-06-03T12:00:01Z"}
/// </code>
/// All mistakes are reported at once, in CVAT's shape. Source: <c>specs/cvat.md</c> 1.1 and 1.5.
/// </summary>
internal ref struct CvatReader
{
    // Deeper than any payload that was meant; the engine's own parser stops at about the same depth.
    internal const int MaxDepth = 512;

    private readonly ReadOnlySpan<byte> _body;
    private readonly TimeZoneInfo _zone;
    private readonly bool _textIds;
    private readonly JsonObject _errors = [];
    private readonly CvatMembersBefore _before;
    private MemberOrder _order = new(CvatFields.Names);
    private Utf8JsonReader _json;

    /// <summary>Begins to read a body.</summary>
    /// <param name="body">The whole body, UTF-8.</param>
    /// <param name="zone">Zone of date-times without offset.</param>
    /// <param name="textIds">Whether ids may be texts that are no numbers.</param>
    internal CvatReader(ReadOnlySpan<byte> body, TimeZoneInfo zone, bool textIds)
    {
        _body = body;
        _zone = zone;
        _textIds = textIds;
        _before = new CvatMembersBefore(body);
        _json = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    /// <summary>Reads the batch.</summary>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    /// <exception cref="CvatInvalidException">The batch breaks rules.</exception>
    internal CvatBatch Read()
    {
        if (!System.Text.Unicode.Utf8.IsValid(_body))
        {
            throw new JsonException("The body is not valid UTF-8.");
        }

        _json.Read();
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            var got = CvatTypes.NameOf(_json.TokenType);
            _json.Skip();
            throw new CvatInvalidException(Messages("non_field_errors", CvatMessages.ExpectedDictionary(got)));
        }

        List<CvatEvent> events = [];
        CvatEvent? previous = null;
        DateTimeOffset? timestamp = null;
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var name = ReadName();
            _json.Read();
            _errors.Remove(name);
            switch (name)
            {
                case "events":
                    events = ReadEvents();
                    break;
                case "previous_event":
                    previous = ReadPrevious();
                    break;
                case "timestamp":
                    timestamp = ReadBatchTime();
                    break;
                default:
                    _json.Skip();
                    break;
            }
        }

        // Nothing but blanks may follow.
        _json.Read();
        if (timestamp is null && !_errors.ContainsKey("timestamp"))
        {
            _errors["timestamp"] = new JsonArray(CvatMessages.Required);
        }

        return _errors.Count == 0 ? new CvatBatch(events, previous, timestamp!.Value) : throw new CvatInvalidException(InOrder(_errors));
    }

    private List<CvatEvent> ReadEvents()
    {
        var events = new List<CvatEvent>();
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            _errors["events"] = _json.TokenType == JsonTokenType.Null
                ? new JsonArray(CvatMessages.Null)
                : Messages("non_field_errors", CvatMessages.ExpectedList(CvatTypes.NameOf(_json.TokenType)));
            _json.Skip();
            return events;
        }

        JsonArray? errors = null;
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            var mistakes = ReadEvent(out var e);
            if (mistakes is not null && errors is null)
            {
                errors = new JsonArray([.. events.Select(_ => new JsonObject())]);
            }

            errors?.Add(mistakes ?? []);
            events.Add(e);
        }

        if (errors is not null)
        {
            _errors["events"] = errors;
        }

        return events;
    }

    private CvatEvent? ReadPrevious()
    {
        if (_json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (ReadEvent(out var e) is { } mistakes)
        {
            _errors["previous_event"] = mistakes;
        }

        return e;
    }

    private DateTimeOffset? ReadBatchTime()
    {
        var mistake = ReadTime(out _, out var time);
        if (mistake is not null)
        {
            _errors["timestamp"] = new JsonArray(mistake);
            return null;
        }

        return time;
    }

    /// <summary>Reads one event; returns its mistakes by member, or null.</summary>
    private JsonObject? ReadEvent(out CvatEvent e)
    {
        e = new CvatEvent();
        var start = (int)_json.TokenStartIndex;
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            var got = CvatTypes.NameOf(_json.TokenType);
            _json.Skip();
            return Messages("non_field_errors", CvatMessages.ExpectedDictionary(got));
        }

        JsonObject? mistakes = null;
        _order.Begin();
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var known = TryReadName(out var field);
            _json.Read();
            if (!known)
            {
                _json.Skip();
                continue;
            }

            mistakes?.Remove(CvatFields.Name(field));
            var mistake = ReadMember(field, e);
            if (mistake is not null)
            {
                (mistakes ??= [])[CvatFields.Name(field)] = new JsonArray(mistake);
            }
        }

        e.Content = start..(int)_json.BytesConsumed;
        mistakes = Require(e, Scope, mistakes);
        mistakes = Require(e, Timestamp, mistakes);
        if (!e.WasSent(Duration))
        {
            e.Set(Duration, "0");
        }

        // A member that was wrong, and then right the second time, leaves an empty list.
        return mistakes is { Count: > 0 } ? mistakes : null;
    }

    private static JsonObject? Require(CvatEvent e, CvatField field, JsonObject? mistakes)
    {
        if (!e.WasSent(field) && mistakes?.ContainsKey(CvatFields.Name(field)) != true)
        {
            (mistakes ??= [])[CvatFields.Name(field)] = new JsonArray(CvatMessages.Required);
        }

        return mistakes;
    }

    private bool TryReadName(out CvatField field)
    {
        if (!_json.ValueIsEscaped)
        {
            return TryFind(_json.ValueSpan, out field);
        }

        // Escapes make a name longer, up to six times.
        Span<byte> name = stackalloc byte[96];
        field = default;
        try
        {
            return _json.ValueSpan.Length <= name.Length && TryFind(name[.._json.CopyString(name)], out field);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is in no name that is known.
            return false;
        }
    }

    private bool TryFind(scoped ReadOnlySpan<byte> name, out CvatField field)
    {
        var found = _order.TryFind(name, out var index);
        field = (CvatField)index;
        return found;
    }

    private string? ReadMember(CvatField field, CvatEvent e)
    {
        if (_json.TokenType == JsonTokenType.Null)
        {
            e.Set(field, null);
            return CvatFields.AllowsNull(field) ? null : CvatMessages.Null;
        }

        if (field == Timestamp)
        {
            var wrong = ReadTime(out var text, out var time);
            if (wrong is null)
            {
                e.Set(field, text);
                e.Time = time;
            }

            return wrong;
        }

        if (_before.TryGet(field, in _json, out var value))
        {
            e.Set(field, value);
            return null;
        }

        var mistake = ReadValue(field, out value);
        if (mistake is null)
        {
            e.Set(field, value);
            _before.Keep(field, in _json, value);
        }

        return mistake;
    }

    private string? ReadValue(CvatField field, out string? value)
    {
        if (field == Payload && _json.TokenType == JsonTokenType.StartObject)
        {
            value = RawText();
            return null;
        }

        return CvatFields.IsInteger(field) ? ReadInteger(field, out value) : ReadText(out value);
    }

    private string? ReadText(out string? value)
    {
        value = null;
        switch (_json.TokenType)
        {
            case JsonTokenType.Number:
                value = CvatNumbers.ToPython(Encoding.UTF8.GetString(_json.ValueSpan));
                return null;
            case JsonTokenType.String:
                value = ReadString().Trim();
                return value.Length == 0 ? CvatMessages.Blank : value.Contains('\0') ? CvatMessages.NullCharacter : null;
            default:
                _json.Skip();
                return CvatMessages.NotAString;
        }
    }

    private string? ReadInteger(CvatField field, out string? value)
    {
        value = null;
        if (_json.TokenType is not (JsonTokenType.Number or JsonTokenType.String))
        {
            _json.Skip();
            return CvatMessages.NotAnInteger;
        }

        if (IsPlainNumber(_json.ValueSpan) && TextCache.Find(_json.ValueSpan) is { } plain)
        {
            value = plain;
            return null;
        }

        var text = _json.TokenType == JsonTokenType.String ? ReadString() : CvatNumbers.ToPython(Encoding.UTF8.GetString(_json.ValueSpan));
        if (_textIds && CvatFields.IsId(field) && _json.TokenType == JsonTokenType.String && text.Trim() is { Length: > 0 and <= CvatNumbers.LongestText } id)
        {
            // As sent: "007" and "7" may be two things of a platform whose ids are texts.
            value = id;
            return id.Contains('\0') ? CvatMessages.NullCharacter : null;
        }

        return CvatNumbers.TryReadInteger(text, CvatFields.Largest(field), out value);
    }

    /// <summary>Digits that stay as they are, and are below every limit.</summary>
    private static bool IsPlainNumber(ReadOnlySpan<byte> text) =>
        text.Length is > 0 and < 10 && (text[0] != '0' || text.Length == 1) && text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    private string? ReadTime(out string? text, out DateTimeOffset time)
    {
        text = null;
        time = default;
        switch (_json.TokenType)
        {
            case JsonTokenType.Null:
                return CvatMessages.Null;
            case JsonTokenType.String:
                text = ReadString();
                return CvatDateTime.TryParse(text, _zone, out time) ? null : CvatMessages.DateTimeFormat;
            default:
                _json.Skip();
                return CvatMessages.DateTimeFormat;
        }
    }

    /// <summary>A name with half a surrogate pair in it is none that is known.</summary>
    private readonly string ReadName()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    /// <summary>A string with half a surrogate pair is a body that is not JSON.</summary>
    private readonly string ReadString()
    {
        try
        {
            return _json.ValueIsEscaped ? _json.GetString()! : TextCache.Find(_json.ValueSpan) ?? _json.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException($"Invalid text at byte {_json.TokenStartIndex}.", e);
        }
    }

    private string RawText()
    {
        var start = (int)_json.TokenStartIndex;
        _json.Skip();
        return Encoding.UTF8.GetString(_body[start..(int)_json.BytesConsumed]);
    }

    private static JsonObject Messages(string name, string message) => new() { [name] = new JsonArray(message) };

    private static JsonObject InOrder(JsonObject errors)
    {
        var ordered = new JsonObject();
        foreach (var name in new[] { "events", "previous_event", "timestamp" })
        {
            if (errors.Remove(name, out var value))
            {
                ordered[name] = value;
            }
        }

        return ordered;
    }
}
