using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Footfall.Ingestion.Writing;

/// <summary>Tells live pages that events were committed. Listeners that are slow miss signals, never events: they ask again.</summary>
public sealed class CommitFeed
{
    private readonly ConcurrentDictionary<Channel<Commit>, bool> _listeners = new();

    /// <summary>A listener; dispose of it to stop. Of several commits that were not read, the newest is kept.</summary>
    public CommitListener Listen()
    {
        var channel = Channel.CreateBounded<Commit>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        _listeners[channel] = true;
        return new CommitListener(channel.Reader, () => _listeners.TryRemove(channel, out _));
    }

    internal void Publish(int events, long newest)
    {
        if (events == 0 || _listeners.IsEmpty)
        {
            return;
        }

        var commit = new Commit(events, DateTimeOffset.FromUnixTimeMilliseconds(newest));
        foreach (var listener in _listeners.Keys)
        {
            listener.Writer.TryWrite(commit);
        }
    }
}
