using Footfall.ClickHouse;
using Footfall.ClickHouse.Native;
using Footfall.ClickHouse.Schema;

namespace Footfall.Ingestion.Writing;

/// <summary>Finds which events the store already has, by id and time: the time leads to the few days to look in.</summary>
internal static class StoredEvents
{
    // The ids travel in the statement's parameters, which a server takes up to about 1 MB in an address.
    private const int IdsAtOnce = 10_000;

    /// <summary>The rows that have one of the ids, whoever sent them.</summary>
    internal static async Task<List<(EventPlace Place, Uuid Key)>> FindAsync(
        IStore store, IEnumerable<(Uuid Id, long Time)> events, CancellationToken cancellationToken)
    {
        var found = new List<(EventPlace, Uuid)>();
        foreach (var chunk in events.Chunk(IdsAtOnce))
        {
            var (from, to) = (DateTimeOffset.FromUnixTimeMilliseconds(chunk.Min(e => e.Time)), DateTimeOffset.FromUnixTimeMilliseconds(chunk.Max(e => e.Time)));
            var statement = new Statement(
                $$"""
                SELECT id, batch, position, xxHash64(sender) AS sender
                FROM events
                WHERE time BETWEEN {from:DateTime64(3)} AND {to:DateTime64(3)} AND id IN {ids:Array(UUID)}{{EventDays.Hint(from, to)}}
                """)
            {
                Parameters = new Parameters().Add("from", from).Add("to", to).Add("ids", chunk.Select(e => e.Id.ToGuid())),
                Lane = Lane.Write,
            };
            var rows = await store.RowsAsync<Row>(statement, cancellationToken);
            found.AddRange(rows.Select(r => (new EventPlace(Uuid.From(r.Id), Uuid.From(r.Batch), r.Position), EventKey.Of(Uuid.From(r.Id), r.Sender))));
        }

        return found;
    }

    /// <summary>The ids and times of some events.</summary>
    internal static List<(Uuid Id, long Time)> Of(EventColumns events)
    {
        var all = new List<(Uuid, long)>(events.Count);
        for (var i = 0; i < events.Count; i++)
        {
            all.Add((events.Ids[i], events.Times[i]));
        }

        return all;
    }

    private sealed record Row(Guid Id, Guid Batch, uint Position, ulong Sender);
}
