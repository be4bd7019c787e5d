namespace Footfall.Ingestion.Writing;

/// <summary>Events of a request in the queue, and the request that waits for them.</summary>
internal sealed class PendingBatch(EventRows rows, EventBatch batch)
{
    internal EventRows Rows { get; } = rows;

    /// <summary>Events, also after <see cref="Rows"/> went on to the next request.</summary>
    internal int Count { get; } = rows.Count;

    internal long Bytes { get; } = batch.Bytes;

    internal bool SkipStored { get; } = batch.SkipStored;

    internal bool IsAwaited { get; } = batch.IsAwaited;

    internal TaskCompletionSource<WriteResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
