namespace Footfall.Ingestion.Writing;

/// <summary>Bounds of the queue before the store.</summary>
public sealed record WriterOptions
{
    /// <summary>Events that are committed together at the most. Measured: the engine's rate is flat from 50,000 on.</summary>
    public int GroupEvents { get; init; } = 50_000;

    /// <summary>Events that may wait. A batch is always taken when nothing waits.</summary>
    public int QueueEvents { get; init; } = 200_000;

    /// <summary>Bytes of request bodies that may wait.</summary>
    public long QueueBytes { get; init; } = 256L << 20;
}
