using Footfall.Ingestion.Pipeline;
using Footfall.Model;

namespace Footfall.Ingestion.Bookkeeping;

/// <summary>What is written down of a delivery. Read before its events are committed, so that these need not be kept until then.</summary>
public sealed record DeliveryFacts
{
    /// <summary>Who sent it.</summary>
    public required Caller Caller { get; init; }

    /// <summary>Name of the format.</summary>
    public required string Protocol { get; init; }

    /// <summary>Records that are not taken.</summary>
    public required IReadOnlyList<Rejection> Rejected { get; init; }

    /// <summary>Events that may be stored.</summary>
    public required int Events { get; init; }

    /// <summary>Time of the newest of them; null when there are none.</summary>
    public required DateTimeOffset? Newest { get; init; }

    /// <summary>What they carry as their batch; a new id when there are none.</summary>
    public required Guid Batch { get; init; }

    /// <summary>Whether they are of any time: imported, or a snapshot.</summary>
    public required bool IsImport { get; init; }

    /// <summary>Whether the sender keeps a list of what is rejected, as an import does.</summary>
    public required bool IsListed { get; init; }

    /// <summary>What was added to the events' times because the sender's clock is off.</summary>
    public required TimeSpan? ClockCorrection { get; init; }

    /// <summary>Reads them off a delivery.</summary>
    public static DeliveryFacts Of(Delivery delivery)
    {
        var events = delivery.Batch.Events;
        return new DeliveryFacts
        {
            Caller = delivery.Caller,
            Protocol = delivery.Protocol,
            Rejected = delivery.Rejected,
            Events = events.Count,
            Newest = events.Count == 0 ? null : events.Max(e => e.Time),
            Batch = events.Count == 0 ? Guid.CreateVersion7() : events[0].Batch,
            IsImport = delivery.Batch.SkipStored,
            IsListed = delivery.IsListed,
            ClockCorrection = delivery.ClockCorrection,
        };
    }
}
