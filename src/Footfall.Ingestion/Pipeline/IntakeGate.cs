using Footfall.ClickHouse;
using Footfall.Ingestion.Writing;

namespace Footfall.Ingestion.Pipeline;

/// <summary>Where all formats meet: what a request brought goes from here to the store.</summary>
public sealed class IntakeGate(EventWriter writer)
{
    /// <summary>Takes a delivery. When this returns, its events are committed and synced to disk.</summary>
    /// <exception cref="IntakeFullException">The queue is full; nothing was stored.</exception>
    /// <exception cref="StoreException">The store failed; the request may be sent again.</exception>
    public Task<WriteResult> TakeAsync(Delivery delivery) => writer.WriteAsync(delivery.Batch);
}
