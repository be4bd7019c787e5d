using System.Text.Json;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Native;

namespace Footfall.Ingestion.Bookkeeping;

/// <summary>Dead letters and counts as blocks of their tables.</summary>
internal static class DeadLetterColumns
{
    internal static Insert Letters { get; } = new(
        "dead_letters",
        ["id", "time", "batch", "owner", "token", "protocol", "position", "reason", "message", "content", "bytes", "cut", "base64", "caller", "request", "expires"]);

    internal static Insert Totals { get; } = new("intake_totals", ["day", "owner", "protocol", "outcome", "token", "records", "first", "last"]);

    internal static ReadOnlyMemory<byte> ToBlock(IReadOnlyList<DeadLetter> letters, TimeSpan keep)
    {
        var (id, time, batch) = (new UuidColumn("id"), new TimeColumn("time"), new UuidColumn("batch"));
        var (owner, token, protocol) = (new StringColumn("owner"), new StringColumn("token"), new StringColumn("protocol"));
        var (position, bytes) = (new FixedColumn<int>("position", "Int32"), new FixedColumn<ulong>("bytes", "UInt64"));
        var (reason, message, content) = (new StringColumn("reason"), new StringColumn("message"), new StringColumn("content"));
        var (cut, base64) = (new FixedColumn<byte>("cut", "UInt8"), new FixedColumn<byte>("base64", "UInt8"));
        var (caller, request, expires) = (new StringColumn("caller"), new StringColumn("request"), new FixedColumn<uint>("expires", "UInt32"));
        foreach (var letter in letters)
        {
            id.Add(letter.Id);
            time.Add(letter.Time);
            batch.Add(letter.Batch);
            owner.Add(letter.Caller.Owner);
            token.Add(letter.Caller.Name);
            protocol.Add(letter.Protocol);
            position.Add(letter.Position);
            reason.Add(letter.Reason);
            message.Add(letter.Message);
            content.Add(letter.Content);
            bytes.Add((ulong)letter.Bytes);
            cut.Add(letter.IsCut ? (byte)1 : (byte)0);
            base64.Add(letter.IsBase64 ? (byte)1 : (byte)0);
            caller.Add(JsonSerializer.Serialize(letter.Caller, StoreRows.Json));
            request.Add(JsonSerializer.Serialize(letter.Facts, StoreRows.Json));
            expires.Add((uint)(letter.Time + keep).ToUnixTimeSeconds());
        }

        return new NativeBlock(id, time, batch, owner, token, protocol, position, reason, message, content, bytes, cut, base64, caller, request, expires).ToBytes();
    }

    internal static ReadOnlyMemory<byte> ToBlock(IReadOnlyDictionary<TallyKey, TallyEntry> counts)
    {
        var day = new FixedColumn<ushort>("day", "Date");
        var (owner, protocol, outcome, token) = (new StringColumn("owner"), new StringColumn("protocol"), new StringColumn("outcome"), new StringColumn("token"));
        var (records, first, last) = (new FixedColumn<ulong>("records", "UInt64"), new TimeColumn("first"), new TimeColumn("last"));
        foreach (var (key, entry) in counts)
        {
            day.Add((ushort)(key.Day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber));
            owner.Add(key.Owner);
            protocol.Add(key.Protocol);
            outcome.Add(key.Outcome);
            token.Add(entry.Token);
            records.Add((ulong)entry.Records);
            first.Add(entry.First);
            last.Add(entry.Last);
        }

        return new NativeBlock(day, owner, protocol, outcome, token, records, first, last).ToBytes();
    }
}
