namespace Footfall.Client;

/// <summary>Something that goes on until it is disposed of.</summary>
internal sealed class TimedEvent(IFootfall footfall, FootfallEvent e, TimeProvider time) : IDisposable
{
    private readonly DateTimeOffset _begin = time.GetUtcNow();
    private readonly long _stamp = time.GetTimestamp();
    private bool _ended;

    public void Dispose()
    {
        if (!_ended)
        {
            _ended = true;
            footfall.Event(e with { Timestamp = e.Timestamp ?? _begin, Duration = time.GetElapsedTime(_stamp) });
        }
    }
}
