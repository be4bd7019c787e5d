using System.Text;
using System.Text.Json;
using Footfall.Ingestion.Pipeline;
using Footfall.Model;
using static Footfall.Ingestion.Records.RecordField;

namespace Footfall.Ingestion.Records;

/// <summary>
/// Reads one record, member by member, and remembers the first mistake:
/// <code>{"timestamp":"2026-01-05T09:00:00.123Z","scope":"create:project","user_id":"u42","duration":250,"payload":{"origin":"imported"}}</code>
/// One instance reads the records of one request in turn.
/// </summary>
internal sealed class EventRecord(RecordRules rules)
{
    private const double LargestDuration = 1L << 53;

    private readonly string?[] _texts = new string?[RecordFields.Count];
    private readonly List<(string Name, Range Value)> _unknown = [];
    private DateTimeOffset? _time;
    private uint? _count;
    private ulong? _duration;
    private Source? _source;
    private string? _payload;

    internal string? Reason { get; private set; }

    internal string Message { get; private set; } = "";

    /// <summary>The scope of a record that breaks no rule.</summary>
    internal string ScopeText => this[RecordField.Scope]!;

    internal string? IdText => _texts[(int)Id];

    /// <summary>The session that the record reports on; null for other records. Once <see cref="Reason"/> is null.</summary>
    internal SessionReport? Session => this[RecordField.SessionId] is { } session && Activity.IsReport(this[RecordField.Scope]!)
        ? new SessionReport(session, this[RecordField.Scope]!, this[UserId], this[WorkspaceId], _time!.Value)
        : null;

    /// <summary>Whether the record reports activity of nobody. Once <see cref="Reason"/> is null.</summary>
    internal bool IsExcluded => Activity.IsExcluded(this[RecordField.Scope]!, _payload);

    private string? this[RecordField field] => _texts[(int)field];

    /// <summary>Reads the object that <paramref name="json"/> stands at.</summary>
    /// <param name="json">At the record's first token; afterwards at its last.</param>
    /// <param name="body">What <paramref name="json"/> reads.</param>
    internal void Read(ref Utf8JsonReader json, ReadOnlySpan<byte> body)
    {
        Clear();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            Fail(RejectionReason.InvalidJson, "A record must be a JSON object.");
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (TryReadName(ref json, out var field))
            {
                json.Read();
                ReadMember(ref json, field, body);
            }
            else
            {
                ReadUnknown(ref json);
            }
        }

        if (_unknown.Count > 0 && Reason is null)
        {
            MergeUnknown(body);
        }

        Require();
    }

    /// <summary>The event, once <see cref="Reason"/> is null.</summary>
    internal Event ToEvent(Guid id, Guid batch, uint position, DateTimeOffset received)
    {
        var facts = PayloadFacts.Read(_payload);
        var source = _source ?? Model.Source.Server;
        return new Event
        {
            Id = id,
            Batch = batch,
            Position = position,
            Time = _time!.Value,
            Received = received,
            Scope = this[RecordField.Scope]!,
            Kind = EventKind.Of(this[RecordField.Scope]!, source, this[Package] is not null, facts.Kind),
            Source = source,
            Failed = facts.IsFailedCall(this[RecordField.Scope]!),
            ObjName = this[ObjName],
            ObjId = this[ObjId],
            ObjVal = this[ObjVal],
            Count = _count,
            Duration = _duration,
            OrgId = this[OrgId],
            OrgSlug = this[OrgSlug],
            WorkspaceId = this[WorkspaceId],
            ProjectId = this[ProjectId],
            TaskId = this[TaskId],
            JobId = this[JobId],
            UserId = this[UserId],
            UserName = this[UserName],
            UserEmail = this[UserEmail],
            SessionId = this[SessionId],
            RunId = this[RunId],
            RequestId = this[RequestId] ?? facts.RequestId,
            Agent = this[Agent],
            Package = this[Package],
            Function = this[Function],
            Level = this[Level],
            ClientName = this[ClientName] ?? facts.ClientName,
            ClientVersion = this[ClientVersion] ?? facts.ClientVersion,
            Os = this[Os] ?? facts.Os,
            Payload = _payload,
        };
    }

    private void Clear()
    {
        Array.Clear(_texts);
        _unknown.Clear();
        (_time, _count, _duration, _source, _payload) = (null, null, null, null, null);
        (Reason, Message) = (null, "");
    }

    private void Fail(string reason, string message)
    {
        if (Reason is null)
        {
            (Reason, Message) = (reason, message);
        }
    }

    private void Require()
    {
        if (this[RecordField.Scope] is null)
        {
            Fail(RejectionReason.MissingScope, "scope is required, for example \"create:project\".");
        }
        else if (_time is null)
        {
            Fail(RejectionReason.MissingTimestamp, "timestamp is required, for example \"2026-01-05T09:00:00.123Z\".");
        }
        else if (FootfallOrg.Claims(this[OrgId], this[OrgSlug]) is { } member)
        {
            Fail(RejectionReason.InvalidField, $"{member} must not be {FootfallOrg.Slug}: that is the org of Footfall's own record of what is done in it.");
        }
    }

    private void ReadMember(ref Utf8JsonReader json, RecordField field, ReadOnlySpan<byte> body)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return;
        }

        switch (field)
        {
            case Timestamp:
                ReadTime(ref json);
                break;
            case Count:
                _count = (uint?)ReadNumber(ref json, field, uint.MaxValue);
                break;
            case Duration:
                _duration = (ulong?)ReadNumber(ref json, field, LargestDuration);
                break;
            case Payload:
                ReadPayload(ref json, body);
                break;
            case RecordField.Scope:
                _texts[(int)field] = ReadText(ref json, field);
                if (this[field] is { } scope && !Model.Scope.IsValid(scope))
                {
                    Fail(RejectionReason.InvalidScope, $"scope '{Short(scope)}' must have the form verb:object, of the characters a-z, 0-9 and _, at most {Model.Scope.MaxLength}.");
                }

                break;
            case RecordField.Source:
                ReadSource(ref json);
                break;
            default:
                _texts[(int)field] = ReadText(ref json, field);
                break;
        }
    }

    private static bool TryReadName(ref Utf8JsonReader json, out RecordField field)
    {
        if (!json.ValueIsEscaped)
        {
            return RecordFields.TryFind(json.ValueSpan, out field);
        }

        // Six characters of JSON can stand for one of the name: \u0073.
        Span<char> name = stackalloc char[96];
        field = default;
        try
        {
            return json.ValueSpan.Length <= name.Length && RecordFields.TryFind(Encoding.UTF8.GetBytes(name[..json.CopyString(name)].ToString()), out field);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private string? ReadText(ref Utf8JsonReader json, RecordField field)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            if (TryGetString(ref json, field) is not { Length: > 0 } text)
            {
                return null;
            }

            CheckLength(field, text.Length);
            return text;
        }

        var isId = field == Id || RecordFields.IsId(field);
        if (json.TokenType == JsonTokenType.Number && (!isId || json.ValueSpan.IndexOfAny(".eE"u8) < 0))
        {
            CheckLength(field, json.ValueSpan.Length);
            return TextCache.Find(json.ValueSpan) ?? Encoding.UTF8.GetString(json.ValueSpan);
        }

        json.Skip();
        Fail(RejectionReason.InvalidField, $"{RecordFields.Name(field)} must be {(isId ? "a text or a whole number" : "a text")}.");
        return null;
    }

    private void CheckLength(RecordField field, int length)
    {
        var most = field == Id ? EventId.MaxLength : rules.MaxLength(field);
        if (length > most)
        {
            Fail(RejectionReason.TooLarge, $"{RecordFields.Name(field)} has {length} characters; {most} are taken.");
        }
    }

    private string? TryGetString(ref Utf8JsonReader json, RecordField field)
    {
        try
        {
            // Ids, names and scopes come again and again; values and payloads do not.
            return json.ValueIsEscaped || field is ObjVal or Id or Timestamp
                ? json.GetString()
                : TextCache.Find(json.ValueSpan) ?? json.GetString();
        }
        catch (InvalidOperationException)
        {
            Fail(RejectionReason.InvalidField, $"{RecordFields.Name(field)} holds text that is not valid Unicode.");
            return null;
        }
    }

    private void ReadSource(ref Utf8JsonReader json)
    {
        var text = ReadText(ref json, RecordField.Source);
        switch (text)
        {
            case null:
                break;
            case "server":
                _source = Model.Source.Server;
                break;
            case "client" or "ui":
                _source = Model.Source.Client;
                break;
            default:
                Fail(RejectionReason.InvalidField, $"source '{Short(text)}' must be client or server.");
                break;
        }
    }

    private double? ReadNumber(ref Utf8JsonReader json, RecordField field, double largest)
    {
        // Nearly all are small whole numbers.
        if (json.TokenType == JsonTokenType.Number && json.TryGetUInt32(out var whole))
        {
            return whole;
        }

        if (json.TokenType != JsonTokenType.Number || !json.TryGetDouble(out var number) || !double.IsFinite(number))
        {
            json.Skip();
            Fail(RejectionReason.InvalidField, $"{RecordFields.Name(field)} must be a number.");
            return null;
        }

        if (number < 0 || number > largest)
        {
            Fail(RejectionReason.OutOfRange, FormattableString.Invariant($"{RecordFields.Name(field)} must lie between 0 and {(ulong)largest}."));
            return null;
        }

        if (field == Count && number != Math.Floor(number))
        {
            Fail(RejectionReason.InvalidField, "count must be a whole number.");
            return null;
        }

        return Math.Floor(number);
    }

    private void ReadTime(ref Utf8JsonReader json)
    {
        var ok = RecordTime.TryRead(ref json, out _time);
        if (!ok)
        {
            _time = null;
            Fail(RejectionReason.InvalidTimestamp, "timestamp must be RFC 3339, for example \"2026-01-05T09:00:00.123Z\", or Unix seconds.");
        }
        else if (!Instants.IsTaken(_time!.Value))
        {
            Fail(RejectionReason.OutOfRange, $"timestamp must lie between {Instants.Earliest:yyyy-MM-dd} and {Instants.End:yyyy-MM-dd}.");
        }
    }

    private void ReadPayload(ref Utf8JsonReader json, ReadOnlySpan<byte> body)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                var start = (int)json.TokenStartIndex;
                json.Skip();
                SetPayload(body[start..(int)json.BytesConsumed], isRead: true);
                break;
            case JsonTokenType.String:
                if (TryGetString(ref json, ObjVal) is { Length: > 0 } text)
                {
                    SetPayload(Encoding.UTF8.GetBytes(text));
                }

                break;
            default:
                json.Skip();
                Fail(RejectionReason.InvalidField, "payload must be a JSON object, or a text that holds JSON.");
                break;
        }
    }

    private void SetPayload(ReadOnlySpan<byte> json, bool isRead = false)
    {
        if (json.Length > rules.MaxPayload)
        {
            Fail(RejectionReason.TooLarge, $"payload has {json.Length} bytes; {rules.MaxPayload} are taken.");
        }
        else if ((isRead ? RecordPayload.CheckRead(json) : RecordPayload.Check(json)) is { } mistake)
        {
            Fail(RejectionReason.InvalidField, mistake);
        }
        else
        {
            _payload = Encoding.UTF8.GetString(json);
        }
    }

    private void ReadUnknown(ref Utf8JsonReader json)
    {
        try
        {
            var name = json.GetString()!;
            json.Read();
            var start = (int)json.TokenStartIndex;
            json.Skip();
            if (rules.Keeps(name, json.TokenType))
            {
                _unknown.Add((name, start..(int)json.BytesConsumed));
            }
        }
        catch (InvalidOperationException)
        {
            Fail(RejectionReason.InvalidField, "A member's name is not valid Unicode.");
            json.Read();
            json.Skip();
        }
    }

    private void MergeUnknown(ReadOnlySpan<byte> body)
    {
        if (RecordPayload.Merge(_payload, _unknown, body) is { } merged)
        {
            _payload = null;
            SetPayload(merged);
        }
        else
        {
            Fail(RejectionReason.InvalidField, "payload must be a JSON object when the record has members of other names.");
        }
    }

    private static string Short(string text) => text.Length <= 60 ? text : $"{text[..60]}...";
}
