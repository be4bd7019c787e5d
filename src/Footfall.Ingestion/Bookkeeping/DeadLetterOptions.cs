namespace Footfall.Ingestion.Bookkeeping;

/// <summary>How long rejected records are kept, and how much of them, and how many may wait to be written.</summary>
public sealed record DeadLetterOptions
{
    /// <summary>Days that they are kept.</summary>
    public int Days { get; init; } = 30;

    /// <summary>Bytes that kept records may take together, see <see cref="DeadLetter.KeptBytes"/>; beyond it new ones are counted and not kept.</summary>
    public long MostBytes { get; init; } = 1L << 30;

    /// <summary>Records that may wait. Those of one request are always taken when nothing waits.</summary>
    public int QueueRecords { get; init; } = 50_000;

    /// <summary>Bytes of records that may wait.</summary>
    public long QueueBytes { get; init; } = 64L << 20;

    /// <summary>How often counts are saved when no rejected record takes them along; a crash loses as much of them.</summary>
    public TimeSpan SaveEvery { get; init; } = TimeSpan.FromSeconds(30);
}
