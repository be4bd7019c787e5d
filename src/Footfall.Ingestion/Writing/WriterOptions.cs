using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.Writing;

/// <summary>Bounds of the way to the store.</summary>
public sealed record WriterOptions
{
    /// <summary>Folder of the journal; null when events are acknowledged only once the store has them.</summary>
    public string? JournalFolder { get; init; }

    /// <summary>Whether other servers write into the same store.</summary>
    public bool IsShared { get; init; }

    /// <summary>How working time is counted.</summary>
    public WorkRules WorkRules { get; init; } = WorkRules.Default;

    /// <summary>Events that are committed together at the most.</summary>
    public int GroupEvents { get; init; } = 20_000;

    /// <summary>
    /// Events that one insert takes from the journal. Measured: an insert's own rate is flat from 50,000 on, but every part
    /// that it makes has to be merged later, and merges take twice what inserts take.
    /// </summary>
    public int InsertEvents { get; init; } = 100_000;

    /// <summary>Events that may be in the journal and not in the store; beyond that, requests wait.</summary>
    public int PendingEvents { get; init; } = 400_000;

    /// <summary>How long an insert waits for more events when nobody is about to read.</summary>
    public TimeSpan Gather { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Events that may wait for their commit. A batch is always taken when nothing waits.</summary>
    public int QueueEvents { get; init; } = 200_000;

    /// <summary>Bytes of request bodies that may wait.</summary>
    public long QueueBytes { get; init; } = 256L << 20;

    /// <summary>How long the ids of events are remembered: a repeat that comes later may be stored again.</summary>
    public TimeSpan RememberFor { get; init; } = TimeSpan.FromHours(48);

    /// <summary>How many ids are remembered at the most.</summary>
    public long RememberIds { get; init; } = 500_000_000;
}
