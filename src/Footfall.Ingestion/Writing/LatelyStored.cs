using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Native;

namespace Footfall.Ingestion.Writing;

/// <summary>What the store took in lately, read at start: the events themselves are the memory of what was seen.</summary>
internal static class LatelyStored
{
    private const int RowSize = 32;
    private const int RowsAtOnce = 4096;

    /// <summary>Ids, hashes of senders, and times of receipt, in milliseconds since 1970.</summary>
    internal static async IAsyncEnumerable<(Uuid Id, ulong Sender, long Received)> IdsAsync(
        IStore store, DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var statement = Since("SELECT id, xxHash64(sender), toUnixTimestamp64Milli(received) FROM events WHERE received >= {since:DateTime64(3)}", since);
        await using var rows = await store.OpenAsync(statement, "RowBinary", cancellationToken);
        var buffer = new byte[RowSize * RowsAtOnce];
        int length;
        while ((length = await rows.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)) > 0)
        {
            for (var at = 0; at + RowSize <= length; at += RowSize)
            {
                yield return (
                    new Uuid(BinaryPrimitives.ReadUInt64LittleEndian(buffer.AsSpan(at)), BinaryPrimitives.ReadUInt64LittleEndian(buffer.AsSpan(at + 8))),
                    BinaryPrimitives.ReadUInt64LittleEndian(buffer.AsSpan(at + 16)),
                    BinaryPrimitives.ReadInt64LittleEndian(buffer.AsSpan(at + 24)));
            }
        }
    }

    /// <summary>The longest report of each session, and when it was received.</summary>
    internal static async Task<IEnumerable<(SessionReport Report, long Received)>> ReportsAsync(IStore store, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var statement = Since(
            """
            SELECT id, batch, position, xxHash64(sender) AS sender, toUInt64(ifNull(duration, 0)) AS duration, toUnixTimestamp64Milli(time) AS time, toUnixTimestamp64Milli(received) AS received
            FROM events
            WHERE received >= {since:DateTime64(3)} AND startsWith(scope, 'use:') AND session_id != ''
            """,
            since);
        var rows = await store.RowsAsync<ReportRow>(statement, cancellationToken);
        return rows.Select(r => (new SessionReport(new EventPlace(Uuid.From(r.Id), Uuid.From(r.Batch), r.Position), r.Sender, 0, r.Duration, r.Time), r.Received));
    }

    private static Statement Since(string sql, DateTimeOffset since) => new(sql) { Parameters = new Parameters().Add("since", since), Lane = Lane.Write };

    private sealed record ReportRow(Guid Id, Guid Batch, uint Position, ulong Sender, ulong Duration, long Time, long Received);
}
