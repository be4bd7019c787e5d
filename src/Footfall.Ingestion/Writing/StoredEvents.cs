using Footfall.ClickHouse;
using Footfall.Model;

namespace Footfall.Ingestion.Writing;

/// <summary>Finds which events the store already has, by id and time: the time leads to the few days to look in.</summary>
internal static class StoredEvents
{
    // The ids travel in the statement's parameters, which a server takes up to about 1 MB in an address.
    private const int IdsAtOnce = 10_000;

    internal static async Task<HashSet<Guid>> FindAsync(IStore store, IEnumerable<Event> events, CancellationToken cancellationToken)
    {
        var found = new HashSet<Guid>();
        foreach (var chunk in events.Chunk(IdsAtOnce))
        {
            var parameters = new Parameters()
                .Add("from", chunk.Min(e => e.Time))
                .Add("to", chunk.Max(e => e.Time))
                .Add("ids", chunk.Select(e => e.Id));
            var statement = new Statement("SELECT id FROM events WHERE time BETWEEN {from:DateTime64(3)} AND {to:DateTime64(3)} AND id IN {ids:Array(UUID)}")
            {
                Parameters = parameters,
                Lane = Lane.Write,
            };
            found.UnionWith((await store.RowsAsync<StoredId>(statement, cancellationToken)).Select(r => r.Id));
        }

        return found;
    }

    private sealed record StoredId(Guid Id);
}
