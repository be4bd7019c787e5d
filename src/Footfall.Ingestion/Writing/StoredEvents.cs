using Footfall.ClickHouse;
using Footfall.ClickHouse.Native;

namespace Footfall.Ingestion.Writing;

/// <summary>Finds which events the store already has, by id and time: the time leads to the few days to look in.</summary>
internal static class StoredEvents
{
    // The ids travel in the statement's parameters, which a server takes up to about 1 MB in an address.
    private const int IdsAtOnce = 10_000;

    internal static async Task<HashSet<EventPlace>> FindAsync(IStore store, IEnumerable<(Uuid Id, long Time)> events, CancellationToken cancellationToken)
    {
        var found = new HashSet<EventPlace>();
        foreach (var chunk in events.Chunk(IdsAtOnce))
        {
            var parameters = new Parameters()
                .Add("from", DateTimeOffset.FromUnixTimeMilliseconds(chunk.Min(e => e.Time)))
                .Add("to", DateTimeOffset.FromUnixTimeMilliseconds(chunk.Max(e => e.Time)))
                .Add("ids", chunk.Select(e => e.Id.ToGuid()));
            var statement = new Statement("SELECT id, batch, position FROM events WHERE time BETWEEN {from:DateTime64(3)} AND {to:DateTime64(3)} AND id IN {ids:Array(UUID)}")
            {
                Parameters = parameters,
                Lane = Lane.Write,
            };
            found.UnionWith((await store.RowsAsync<Row>(statement, cancellationToken)).Select(r => new EventPlace(Uuid.From(r.Id), Uuid.From(r.Batch), r.Position)));
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

    private sealed record Row(Guid Id, Guid Batch, uint Position);
}
