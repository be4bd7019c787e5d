using Footfall.Ingestion.Bookkeeping;

namespace Footfall.Server.Features.Intake;

/// <summary>How taking in goes.</summary>
internal sealed record IntakeAnswer
{
    /// <summary>The server's time.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What is wrong, in sentences; empty when nothing is.</summary>
    public required IReadOnlyList<string> Trouble { get; init; }

    /// <summary>The queue before the store.</summary>
    public required QueueEntry Queue { get; init; }

    /// <summary>The last minute.</summary>
    public required TrafficSum LastMinute { get; init; }

    /// <summary>The last hour.</summary>
    public required TrafficSum LastHour { get; init; }

    /// <summary>Records that were not taken on this UTC day.</summary>
    public required long RejectedToday { get; init; }

    /// <summary>Rejected records that could not be kept since the server started; null for none.</summary>
    public DeadLetterLoss? NotKept { get; init; }

    /// <summary>Days that rejected records are kept.</summary>
    public required int KeptDays { get; init; }

    /// <summary>Senders by protocol, and the tokens that have not sent anything yet.</summary>
    public required IReadOnlyList<SenderEntry> Senders { get; init; }
}
