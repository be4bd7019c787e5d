using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Footfall.Ingestion.Writing;

/// <summary>Tells live pages that events were committed. Listeners that are slow miss signals, never events: they ask again.</summary>
public sealed class CommitFeed
{
    private readonly ConcurrentDictionary<Channel<Commit>, CommitTopic> _listeners = new();

    /// <summary>A listener; dispose of it to stop. Of several commits that were not read, the newest is kept.</summary>
    /// <param name="topic">Which commits it hears of.</param>
    public CommitListener Listen(CommitTopic topic = CommitTopic.Events)
    {
        var channel = Channel.CreateBounded<Commit>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        _listeners[channel] = topic;
        return new CommitListener(channel.Reader, () => _listeners.TryRemove(channel, out _));
    }

    internal void Publish(int events, long newest, Func<bool> hasRuns, bool hasErrors)
    {
        if (events == 0 || _listeners.IsEmpty)
        {
            return;
        }

        var commit = new Commit(events, DateTimeOffset.FromUnixTimeMilliseconds(newest));
        var some = new Lazy<bool>(hasRuns);
        foreach (var (listener, topic) in _listeners)
        {
            var concerns = topic switch
            {
                CommitTopic.Runs => some.Value,
                CommitTopic.Errors => hasErrors,
                _ => true,
            };
            _ = concerns && listener.Writer.TryWrite(commit);
        }
    }
}
