using Footfall.ClickHouse;
using Footfall.ClickHouse.Native;

namespace Footfall.Ingestion.Writing;

/// <summary>Takes rows out of <c>events</c> where another row with the same id stays.</summary>
internal static class RowsOfOneId
{
    private const int IdsAtOnce = 4096;

    /// <summary>Takes out the shorter reports of sessions.</summary>
    internal static Task RemoveAsync(IStore store, IReadOnlyList<Replacement> replacements, CancellationToken cancellationToken) => RemoveAsync(
        store,
        [.. replacements.Select(r => (r.Stays, (long)r.Sender))],
        replacements.Min(r => Math.Min(r.Before, r.Time)),
        replacements.Max(r => Math.Max(r.Before, r.Time)),
        cancellationToken);

    /// <summary>Of events that a crash left in the store twice, the longest report stays, else the row that came first.</summary>
    internal static async Task RemoveAsync(IStore store, IReadOnlyCollection<Uuid> ids, DateTimeOffset since, CancellationToken cancellationToken)
    {
        foreach (var chunk in ids.Chunk(IdsAtOnce))
        {
            var statement = new Statement(
                """
                SELECT id, stays.1 AS batch, stays.2 AS position, reinterpretAsInt64(sender_hash) AS sender, first, last
                FROM
                (
                    SELECT
                        id,
                        xxHash64(sender) AS sender_hash,
                        argMax((batch, position), (ifNull(duration, 0), -toUnixTimestamp64Milli(received), batch, position)) AS stays,
                        toUnixTimestamp64Milli(min(time)) AS first,
                        toUnixTimestamp64Milli(max(time)) AS last
                    FROM events
                    WHERE received >= {since:DateTime64(3)} AND id IN {ids:Array(UUID)}
                    GROUP BY id, sender_hash
                    HAVING count() > 1
                )
                """)
            {
                Parameters = new Parameters().Add("since", since).Add("ids", chunk.Select(i => i.ToGuid())),
                Lane = Lane.Write,
            };
            var rows = await store.RowsAsync<Row>(statement, cancellationToken);
            if (rows.Count > 0)
            {
                var stay = rows.Select(r => (new EventPlace(Uuid.From(r.Id), Uuid.From(r.Batch), r.Position), r.Sender));
                await RemoveAsync(store, [.. stay], rows.Min(r => r.First), rows.Max(r => r.Last), cancellationToken);
            }
        }
    }

    private static Task RemoveAsync(IStore store, IReadOnlyList<(EventPlace Place, long Sender)> stay, long first, long last, CancellationToken cancellationToken) => store.ExecuteAsync(
        new Statement(
            """
            DELETE FROM events
            WHERE time BETWEEN {first:DateTime64(3)} AND {last:DateTime64(3)}
                AND id IN {ids:Array(UUID)}
                AND (id, reinterpretAsInt64(xxHash64(sender))) IN arrayZip({ids:Array(UUID)}, {senders:Array(Int64)})
                AND (id, batch, position) NOT IN arrayZip({ids:Array(UUID)}, {batches:Array(UUID)}, {positions:Array(UInt32)})
            """)
        {
            Parameters = new Parameters()
                .Add("first", DateTimeOffset.FromUnixTimeMilliseconds(first))
                .Add("last", DateTimeOffset.FromUnixTimeMilliseconds(last))
                .Add("ids", stay.Select(s => s.Place.Id.ToGuid()))
                .Add("batches", stay.Select(s => s.Place.Batch.ToGuid()))
                .Add("positions", stay.Select(s => (long)s.Place.Position))
                .Add("senders", stay.Select(s => s.Sender)),
            Lane = Lane.Write,
        },
        cancellationToken);

    private sealed record Row(Guid Id, Guid Batch, uint Position, long Sender, long First, long Last);
}
