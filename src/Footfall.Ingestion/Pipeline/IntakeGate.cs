using Footfall.ClickHouse;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Ingestion.Pipeline.Limits;
using Footfall.Ingestion.Pipeline.Policy;
using Footfall.Ingestion.Pipeline.Privacy;
using Footfall.Ingestion.Writing;
using Footfall.Model;

namespace Footfall.Ingestion.Pipeline;

/// <summary>Where all formats meet: what a request brought goes from here to the store.</summary>
public sealed class IntakeGate(EventWriter writer, LimitBook limits, Scrubber scrubber, PolicyDoor policy, IdempotencyKeys keys, Bookkeeper bookkeeper)
{
    /// <summary>Whose ids imported events have, whoever imports them: the same file twice adds nothing.</summary>
    public const string ImportOwner = EventBatch.Import;

    /// <summary>What the caller may send; readers that reject records by themselves ask for the size of an event.</summary>
    public IntakeLimits LimitsOf(Caller caller) => limits.Of(caller);

    /// <summary>Takes a delivery: holds the caller to its limits, takes out what must not be stored and what is not wanted, and stores the rest. When this returns, its events are committed and synced to disk, and its rejected records are kept.</summary>
    /// <exception cref="BodyException">413: the request has more events, or a larger one, than the caller may send. 422: its Idempotency-Key came with other events before.</exception>
    /// <exception cref="LimitExceededException">The caller sends too much; nothing was stored.</exception>
    /// <exception cref="IntakeFullException">The queue is full; nothing was stored.</exception>
    /// <exception cref="StoreException">The store failed; the request may be sent again.</exception>
    public Task<WriteResult> TakeAsync(Delivery delivery)
    {
        var claim = delivery.IdempotencyKey is { } given ? keys.Check(given.Owner, given.Key, delivery.Batch.Events) : null;
        delivery = claim is null ? delivery : delivery with { Batch = delivery.Batch with { Events = claim.Batch } };
        limits.Charge(delivery);
        var clean = scrubber.Scrub(policy.Apply(TokenMarks.Apply(delivery)));
        var sender = clean.Batch.SkipStored ? ImportOwner : clean.Caller.Owner;

        // What is replayed may have come in by itself meanwhile, however long ago it was rejected.
        var skipStored = clean.Batch.SkipStored || IntakeRequest.Current is { IsReplay: true };
        var facts = DeliveryFacts.Of(clean);
        return NotedAsync(writer.WriteAsync(clean.Batch with { Sender = sender, SkipStored = skipStored }), clean.Repeats, facts, claim);
    }

    /// <summary>Apart, so that the events of a delivery need not be kept while they are committed.</summary>
    private async Task<WriteResult> NotedAsync(Task<WriteResult> write, int repeats, DeliveryFacts facts, IdempotencyKeys.Claim? claim)
    {
        var result = await write;
        result = result with { Duplicates = result.Duplicates + repeats };
        if (claim is not null)
        {
            keys.Remember(claim, result);
        }

        await bookkeeper.NoteAsync(facts, result);
        return result;
    }
}
