namespace Footfall.Ingestion.Writing;

/// <summary>The store is not fed until this is disposed of.</summary>
internal sealed class FeedingPause(SemaphoreSlim turn) : IDisposable
{
    private int _ended;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            turn.Release();
        }
    }
}
