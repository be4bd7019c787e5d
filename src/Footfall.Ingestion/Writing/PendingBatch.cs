namespace Footfall.Ingestion.Writing;

/// <summary>A batch in the queue and the request that waits for it.</summary>
internal sealed class PendingBatch(EventBatch batch)
{
    internal EventBatch Batch { get; } = batch;

    internal TaskCompletionSource<WriteResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
