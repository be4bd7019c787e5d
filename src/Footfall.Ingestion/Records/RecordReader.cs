using System.Text;
using System.Text.Json;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Ingestion.Pipeline;
using Footfall.Model;

namespace Footfall.Ingestion.Records;

/// <summary>Reads a body of events.</summary>
internal sealed class RecordReader(RecordRules rules, string owner, string? idempotencyKey, DateTimeOffset received) : BodyReader
{
    private readonly Guid _batch = IntakeRequest.BatchOr(received);
    private readonly ContentIds _ids = new(owner);
    private readonly EventRecord _record = new(rules);
    private readonly List<Event> _events = [];
    private readonly List<Rejection> _rejected = [];
    private int _index;

    /// <summary>Bytes that one record may have; 0 for any number.</summary>
    internal long MaxEvent { get; init; }

    /// <summary>Why the sender may not send a scope; null when it may.</summary>
    internal Func<string, string?> WhyNotSend { get; init; } = _ => null;

    /// <summary>What is added to the times of all records, because the sender's clock is off.</summary>
    internal TimeSpan Correction { get; init; }

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
        _rejected.RemoveRange(mark.Rejected, _rejected.Count - mark.Rejected);
        Reject(mark.Index, RejectionReason.InvalidJson, message, line);
        _index = mark.Index + 1;
    }

    /// <inheritdoc/>
    protected override void ReadRecord(ref Utf8JsonReader json, ReadOnlySpan<byte> body)
    {
        var start = (int)json.TokenStartIndex;
        _record.Read(ref json, body);
        var index = _index++;
        var length = (int)json.BytesConsumed - start;
        if (MaxEvent > 0 && length > MaxEvent)
        {
            Reject(index, RejectionReason.TooLarge, $"The record has {length} bytes; {MaxEvent} are taken.", body.Slice(start, length));
            return;
        }

        if (_record.Reason is { } reason)
        {
            Reject(index, reason, _record.Message, body.Slice(start, length));
            return;
        }

        if (_record.IsExcluded)
        {
            Reject(index, RejectionReason.Excluded, Activity.NobodyConnected, body.Slice(start, length));
            return;
        }

        if (WhyNotSend(_record.ScopeText) is { } why)
        {
            Reject(index, RejectionReason.ScopeNotAllowed, why, body.Slice(start, length));
            return;
        }

        var id = _record.IdText is { } text ? EventId.FromText(owner, text)
            : _record.Session is { } session ? Activity.SessionId(owner, session)
            : idempotencyKey is not null ? EventId.FromKey(owner, idempotencyKey, index)
            : _ids.Next(body.Slice(start, length));
        Add(_record.ToEvent(id, _batch, (uint)index, received), body.Slice(start, length));
    }

    private void Add(Event e, ReadOnlySpan<byte> content)
    {
        if (Correction != TimeSpan.Zero)
        {
            // Within bounds before and after, or no date could hold it.
            var ticks = e.Time.UtcTicks + Correction.Ticks;
            if (ticks < Instants.Earliest.UtcTicks || ticks >= Instants.End.UtcTicks)
            {
                Reject((int)e.Position, RejectionReason.OutOfRange, $"timestamp must lie between {Instants.Earliest:yyyy-MM-dd} and {Instants.End:yyyy-MM-dd} once the sender's clock is corrected.", content);
                return;
            }

            e = e with { Time = new DateTimeOffset(ticks, TimeSpan.Zero), Correction = (long)Correction.TotalMilliseconds };
        }

        _events.Add(e);
    }

    private void Reject(int index, string reason, string message, ReadOnlySpan<byte> content) =>
        _rejected.Add(new Rejection(index, reason, message) { Content = Encoding.UTF8.GetString(content) });
}
