using System.Text;
using System.Text.Json;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Ingestion.Pipeline;
using Footfall.Model;

namespace Footfall.Ingestion.Records;

/// <summary>
/// Reads a body of events, one JSON object each: an array, one object (over several lines, too), or newline-delimited objects. A
/// broken array is a broken request; a broken line is rejected alone.
/// </summary>
internal sealed class RecordReader(RecordRules rules, string owner, string? idempotencyKey, DateTimeOffset received)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 128 };

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

    /// <summary>Reads all records.</summary>
    /// <exception cref="JsonException">The body is a broken array.</exception>
    internal RecordBatch Read(ReadOnlySpan<byte> body)
    {
        body = body.StartsWith("\uFEFF"u8) ? body[3..] : body;
        var start = body.IndexOfAnyExcept(" \t\r\n"u8);
        if (start >= 0 && body[start] == '[')
        {
            ReadArray(body);
        }
        else if (start >= 0 && !TryReadSingle(body))
        {
            ReadLines(body);
        }

        return new RecordBatch(_events, _rejected);
    }

    private void ReadArray(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body, Options);
        json.Read();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            ReadRecord(ref json, body);
        }

        json.Read();
    }

    /// <summary>One object that fills the whole body. Of many lines it is tried on the first only.</summary>
    private bool TryReadSingle(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body, Options);
            json.Read();
            var end = json;
            if (!end.TrySkip() || body[(int)end.BytesConsumed..].ContainsAnyExcept(" \t\r\n"u8))
            {
                return false;
            }

            ReadRecord(ref json, body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void ReadLines(ReadOnlySpan<byte> body)
    {
        foreach (var range in body.Split((byte)'\n'))
        {
            var line = body[range].Trim(" \t\r"u8);
            if (!line.IsEmpty)
            {
                ReadLine(line);
            }
        }
    }

    private void ReadLine(ReadOnlySpan<byte> line)
    {
        var (index, events, rejected) = (_index, _events.Count, _rejected.Count);
        try
        {
            var json = new Utf8JsonReader(line, Options);
            json.Read();
            ReadRecord(ref json, line);

            // Nothing may follow on the line.
            json.Read();
        }
        catch (JsonException e)
        {
            _events.RemoveRange(events, _events.Count - events);
            _rejected.RemoveRange(rejected, _rejected.Count - rejected);
            Reject(index, RejectionReason.InvalidJson, $"The line is not valid JSON, at byte {e.BytePositionInLine}.", line);
            _index = index + 1;
        }
    }

    private void ReadRecord(ref Utf8JsonReader json, ReadOnlySpan<byte> body)
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
        _events.Add(_record.ToEvent(id, _batch, (uint)index, received));
    }

    private void Reject(int index, string reason, string message, ReadOnlySpan<byte> content) =>
        _rejected.Add(new Rejection(index, reason, message) { Content = Encoding.UTF8.GetString(content) });
}
