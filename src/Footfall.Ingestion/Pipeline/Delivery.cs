using Footfall.Ingestion.Writing;
using Footfall.Model;

namespace Footfall.Ingestion.Pipeline;

/// <summary>What a request brought, read and mapped: every format hands this to <see cref="IntakeGate"/>.</summary>
public sealed record Delivery
{
    /// <summary>Who sent it.</summary>
    public required Caller Caller { get; init; }

    /// <summary>Name of the format: <c>canonical</c>, <c>cvat</c>, <c>vector</c>, <c>otlp</c>, <c>coder</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>The events that may be stored, and the size of the body they came in.</summary>
    public required EventBatch Batch { get; init; }

    /// <summary>How many events of the request the format itself found in the store, and left out.</summary>
    public int Repeats { get; init; }

    /// <summary>Records that are not taken.</summary>
    public IReadOnlyList<Rejection> Rejected { get; init; } = [];

    /// <summary>Whether the sender keeps a list of these itself, as an import does.</summary>
    public bool IsListed { get; init; }

    /// <summary>
    /// Bytes of the largest event as sent, for formats that are taken or refused as a whole; 0 for those that reject a record
    /// that is too large by itself.
    /// </summary>
    public long LargestEvent { get; init; }

    /// <summary>The request's <c>Idempotency-Key</c>, and whose it is; null where none was sent.</summary>
    public (string Owner, string Key)? IdempotencyKey { get; init; }

    /// <summary>Who sat before the page that sent it; null for nobody known. Counts for browsers' tokens only.</summary>
    public PageIdentity? Identity { get; init; }

    /// <summary>What was added to the events' times because the sender's clock is off; null where the protocol corrects nothing.</summary>
    public TimeSpan? ClockCorrection { get; init; }
}
