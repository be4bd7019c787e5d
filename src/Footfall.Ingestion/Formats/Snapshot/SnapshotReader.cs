using System.Text;
using System.Text.Json;
using Footfall.ClickHouse.Schema;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Ingestion.Pipeline;
using Footfall.Ingestion.Records;
using Footfall.Model;

namespace Footfall.Ingestion.Formats.Snapshot;

/// <summary>Reads a body of entities of one kind, or of memberships.</summary>
/// <param name="kind">Kind of the entities; null for memberships.</param>
/// <param name="received">When the request came.</param>
/// <param name="prefix">What the sender's token puts in front of ids.</param>
internal sealed class SnapshotReader(string? kind, DateTimeOffset received, string prefix = "") : BodyReader
{
    // One for all senders, so that a snapshot is known again whoever sends it.
    private const string Owner = "snapshot";

    private readonly List<SnapshotKey> _keys = [];
    private readonly Guid _batch = IntakeRequest.BatchOr(received);
    private readonly List<Event> _events = [];
    private readonly List<Rejection> _rejected = [];
    private int _index;

    /// <summary>Bytes that one record may have; 0 for any number.</summary>
    internal long MaxEvent { get; init; }

    /// <summary>What each of the events is of.</summary>
    internal IReadOnlyList<SnapshotKey> Keys => _keys;

    /// <summary>Why the sender may not send these; null when it may.</summary>
    internal string? WhyNotSend { get; init; }

    /// <summary>Reads all records.</summary>
    /// <exception cref="JsonException">The body is a broken array.</exception>
    internal RecordBatch Read(ReadOnlySpan<byte> body)
    {
        Walk(body);
        return new RecordBatch(_events, _rejected);
    }

    /// <inheritdoc/>
    protected override (int Index, int Taken, int Rejected) Mark() => (_index, _events.Count, _rejected.Count);

    /// <inheritdoc/>
    protected override void RejectLine((int Index, int Taken, int Rejected) mark, string message, ReadOnlySpan<byte> line)
    {
        _events.RemoveRange(mark.Taken, _events.Count - mark.Taken);
        _keys.RemoveRange(mark.Taken, _keys.Count - mark.Taken);
        _rejected.RemoveRange(mark.Rejected, _rejected.Count - mark.Rejected);
        Reject(mark.Index, RejectionReason.InvalidJson, message, line);
        _index = mark.Index + 1;
    }

    /// <inheritdoc/>
    protected override void ReadRecord(ref Utf8JsonReader json, ReadOnlySpan<byte> body)
    {
        var start = (int)json.TokenStartIndex;
        var isObject = json.TokenType == JsonTokenType.StartObject;
        json.Skip();
        var content = body[start..(int)json.BytesConsumed];
        var index = _index++;
        if (MaxEvent > 0 && content.Length > MaxEvent)
        {
            Reject(index, RejectionReason.TooLarge, $"The record has {content.Length} bytes; {MaxEvent} are taken.", content);
        }
        else if (!isObject)
        {
            Reject(index, RejectionReason.InvalidJson, "A record must be a JSON object.", content);
        }
        else if (WhyNotSend is not null)
        {
            Reject(index, RejectionReason.ScopeNotAllowed, WhyNotSend, content);
        }
        else if (RecordPayload.Check(content) is { } mistake)
        {
            Reject(index, RejectionReason.InvalidField, mistake.Replace("payload", "The record", StringComparison.Ordinal), content);
        }
        else
        {
            Take(index, content);
        }
    }

    private void Take(int index, ReadOnlySpan<byte> content)
    {
        var json = new Utf8JsonReader(content, new JsonReaderOptions { MaxDepth = SnapshotMembers.Json.MaxDepth });
        using var document = JsonDocument.ParseValue(ref json);
        var members = new SnapshotMembers(document.RootElement);
        var facts = kind is null ? SnapshotFacts.OfMembership(members) : SnapshotFacts.OfEntity(kind, members);
        if (members.Reason is { } reason)
        {
            Reject(index, reason, members.Message, content);
            return;
        }

        _events.Add(facts.ToEvent(EventId.FromContent($"{Owner}:{kind}{(prefix.Length == 0 ? "" : $":{prefix}")}", content, 0), _batch, (uint)index, received));
        _keys.Add(new SnapshotKey(kind ?? facts.ObjName, $"{prefix}{facts.ObjId}", facts.Member, facts.MemberKind, kind is null && facts.Time is not null ? _events[^1].Time.ToUnixTimeMilliseconds() : EntityFeed.Never));
    }

    private void Reject(int index, string reason, string message, ReadOnlySpan<byte> content) =>
        _rejected.Add(new Rejection(index, reason, message) { Content = Encoding.UTF8.GetString(content) });
}
