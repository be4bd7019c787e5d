using Footfall.ClickHouse;
using Footfall.Ingestion.Pipeline.Limits;
using Footfall.Ingestion.Pipeline.Privacy;
using Footfall.Ingestion.Writing;
using Footfall.Model;

namespace Footfall.Ingestion.Pipeline;

/// <summary>Where all formats meet: what a request brought goes from here to the store.</summary>
public sealed class IntakeGate(EventWriter writer, LimitBook limits, Scrubber scrubber)
{
    /// <summary>Whose ids imported events have, whoever imports them: the same file twice adds nothing.</summary>
    public const string ImportOwner = "import";

    /// <summary>What the caller may send; readers that reject records by themselves ask for the size of an event.</summary>
    public IntakeLimits LimitsOf(Caller caller) => limits.Of(caller);

    /// <summary>Takes a delivery: holds the caller to its limits, takes out what must not be stored, and stores the rest. When this returns, its events are committed and synced to disk.</summary>
    /// <exception cref="BodyException">413: the request has more events, or a larger one, than the caller may send.</exception>
    /// <exception cref="LimitExceededException">The caller sends too much; nothing was stored.</exception>
    /// <exception cref="IntakeFullException">The queue is full; nothing was stored.</exception>
    /// <exception cref="StoreException">The store failed; the request may be sent again.</exception>
    public async Task<WriteResult> TakeAsync(Delivery delivery)
    {
        limits.Charge(delivery);
        var clean = scrubber.Scrub(delivery);
        var sender = clean.Batch.SkipStored ? ImportOwner : clean.Caller.Owner;
        return await writer.WriteAsync(clean.Batch with { Sender = sender });
    }
}
