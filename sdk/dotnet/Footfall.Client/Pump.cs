using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Footfall.Client;

/// <summary>
/// What carries events from memory to the disk and from the disk to the server. Everything that touches the queue on disk happens
/// under one lock, one thing at a time.
/// </summary>
internal sealed class Pump : IAsyncDisposable
{
    private readonly Channel<Line> _lines;
    private readonly DiskQueue _queue;
    private readonly Transport _transport;
    private readonly TimeProvider _time;
    private readonly TimeSpan _interval;
    private readonly Action<string> _complain;
    private readonly Backoff _backoff = new(Random.Shared);
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly Lock _disk = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loops;
    private DateTimeOffset _notBefore;
    private bool _hasComplained;
    private bool _hasToldOfRefused;
    private long _lost;
    private long _refused;
    private long _sent;

    internal Pump(FootfallOptions options, DiskQueue queue, Transport transport, TimeProvider time, Action<string> complain)
    {
        _lines = Channel.CreateBounded<Line>(new BoundedChannelOptions(options.QueueEvents) { SingleReader = false });
        (_queue, _transport, _time, _interval, _complain) = (queue, transport, time, options.Interval, complain);
        _loops = Task.WhenAll(Task.Run(KeepAsync), Task.Run(RunAsync));
    }

    internal long Lost => Volatile.Read(ref _lost);

    internal long Refused => Volatile.Read(ref _refused);

    internal long Sent => Volatile.Read(ref _sent);

    /// <summary>Takes a line; where there is no room for it, it is lost and counted.</summary>
    internal void Take(Line line)
    {
        if (!_lines.Writer.TryWrite(line))
        {
            Interlocked.Increment(ref _lost);
            line.Return();
        }
    }

    /// <summary>Puts on disk what is in memory. Does not wait for the network, so it can be called when the process ends.</summary>
    internal void Save()
    {
        lock (_disk)
        {
            while (_lines.Reader.TryRead(out var line))
            {
                if (!TryAdd(line))
                {
                    Interlocked.Increment(ref _lost);
                }

                line.Return();
            }

            _queue.Save();
        }
    }

    /// <summary>Sends what waits; true when nothing waits any more.</summary>
    internal async Task<bool> FlushAsync(CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Save();
            TakeOver();
            while (Next() is { } file)
            {
                if (!Settle(file, await _transport.SendAsync(file, cancellationToken).ConfigureAwait(false)))
                {
                    return false;
                }
            }

            return true;
        }
        finally
        {
            _sending.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loops.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Save();
        _queue.Dispose();
        _transport.Dispose();
        _stop.Dispose();
        _sending.Dispose();
    }

    /// <summary>Puts events on disk as they come, whatever the network does: a program that is killed has them there.</summary>
    private async Task KeepAsync()
    {
        while (await _lines.Reader.WaitToReadAsync(_stop.Token).ConfigureAwait(false))
        {
            Guarded(Save);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong once, the next round goes on.")]
    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(_interval, _time);
        while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
        {
            try
            {
                if (_time.GetUtcNow() >= _notBefore)
                {
                    await FlushAsync(_stop.Token).ConfigureAwait(false);
                }
            }
            catch (Exception e) when (!_stop.IsCancellationRequested)
            {
                Complain($"The queue on disk cannot be used: {e.Message}");
            }
        }
    }

    private void TakeOver()
    {
        lock (_disk)
        {
            _queue.TakeOver();
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong once, the next round goes on.")]
    private void Guarded(Action what)
    {
        try
        {
            what();
        }
        catch (Exception e)
        {
            Complain($"The queue on disk cannot be used: {e.Message}");
        }
    }

    private bool TryAdd(Line line)
    {
        try
        {
            return _queue.TryAdd(line.Bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Complain($"The queue on disk cannot be written: {e.Message}");
            return false;
        }
    }

    private string? Next()
    {
        lock (_disk)
        {
            return _queue.Oldest();
        }
    }

    /// <summary>Whether to go on with the next file.</summary>
    private bool Settle(string file, SendResult result)
    {
        lock (_disk)
        {
            switch (result.Outcome)
            {
                case SendOutcome.Done:
                    Interlocked.Add(ref _sent, result.Taken);
                    Interlocked.Add(ref _refused, result.Refused);
                    _queue.Remove(file);
                    (_notBefore, _hasComplained) = (default, false);
                    _backoff.Reset();
                    TellOfRefused(result);
                    return true;
                case SendOutcome.TooLarge when DiskQueue.TrySplit(file):
                    return true;
                case SendOutcome.TooLarge:
                    Interlocked.Increment(ref _refused);
                    _queue.Remove(file);
                    return true;
                default:
                    _notBefore = _time.GetUtcNow() + _backoff.Next(result.After);
                    Complain($"{result.Why} Events wait on disk until it works again.");
                    return false;
            }
        }
    }

    /// <summary>Says once that events are of no use to the server, and why: who writes the program wants to know.</summary>
    private void TellOfRefused(SendResult result)
    {
        if (result.Refused > 0 && !_hasToldOfRefused)
        {
            _hasToldOfRefused = true;
            _complain($"The server refused an event for good: {result.Why} More of them are counted and not told.");
        }
    }

    /// <summary>Says once what is wrong, and again only after it was well.</summary>
    private void Complain(string message)
    {
        if (!_hasComplained)
        {
            _hasComplained = true;
            _complain(message);
        }
    }
}
