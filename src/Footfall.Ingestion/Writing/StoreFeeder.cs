using System.Threading.Channels;
using Footfall.ClickHouse;
using Microsoft.Extensions.Logging;

namespace Footfall.Ingestion.Writing;

/// <summary>
/// Takes blocks from the journal to the store, many at once: an insert costs the same whatever is in it. Waits a moment for
/// more, unless somebody is about to read (<see cref="FlushAsync"/>). A block that the store does not take is tried again
/// until it does; it is safe in the journal.
/// </summary>
internal sealed partial class StoreFeeder(BlockWriter blocks, WriterOptions options, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestFlush = TimeSpan.FromSeconds(10);

    private readonly Channel<PendingBlock> _queue = Channel.CreateUnbounded<PendingBlock>(new UnboundedChannelOptions { SingleReader = true });
    private readonly long _enough = Math.Min(options.InsertEvents, options.PendingEvents);
    private readonly Lock _gate = new();
    private readonly List<(long Until, TaskCompletionSource Done)> _waiting = [];
    private readonly SemaphoreSlim _turn = new(1, 1);
    private TaskCompletionSource _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stopping = new();
    private TaskCompletionSource _room = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _taken;
    private long _awaited;
    private long _stored;
    private long _pendingEvents;

    /// <summary>Why the store does not take what the journal has; null while it does.</summary>
    internal string? Trouble { get; private set; }

    /// <summary>Whether the store ever did not take something.</summary>
    internal bool HadTrouble { get; private set; }

    /// <summary>Events that are in the journal and not yet in the store.</summary>
    internal long Pending => Interlocked.Read(ref _pendingEvents);

    /// <summary>Hands over a block that is in the journal.</summary>
    internal void Add(PendingBlock block)
    {
        var pending = Interlocked.Add(ref _pendingEvents, block.Count);
        lock (_gate)
        {
            _taken++;
            _awaited = block.IsAwaited ? _taken : _awaited;
            if (pending >= _enough)
            {
                _hurry.TrySetResult();
            }
        }

        _queue.Writer.TryWrite(block);
    }

    /// <summary>Waits while the store is too far behind.</summary>
    internal Task RoomAsync()
    {
        lock (_gate)
        {
            if (Pending < options.PendingEvents)
            {
                return Task.CompletedTask;
            }

            _room = _room.Task.IsCompleted ? new(TaskCreationOptions.RunContinuationsAsynchronously) : _room;
            return _room.Task;
        }
    }

    /// <summary>Waits until the store has all that was acknowledged before; not while it is in trouble, and not for ever.</summary>
    internal Task FlushAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return UntilAsync(_taken, cancellationToken);
        }
    }

    /// <summary>The same for what questions wait for (<see cref="EventBatch.IsAwaited"/>).</summary>
    internal Task CatchUpAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return UntilAsync(_awaited, cancellationToken);
        }
    }

    /// <summary>No more blocks will come; <see cref="RunAsync"/> ends when the store has those that did.</summary>
    internal void Complete()
    {
        _queue.Writer.TryComplete();
        _stopping.Cancel();
    }

    /// <summary>Waits for the insert under way and begins no other until the answer is disposed of.</summary>
    internal async Task<IDisposable> PauseAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        return new FeedingPause(_turn);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _turn.Dispose();
    }

    /// <summary>Feeds the store until <see cref="Complete"/>.</summary>
    internal async Task RunAsync()
    {
        while (await _queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            await GatherAsync();
            if (!await FeedAsync(Take()))
            {
                return;
            }
        }
    }

    private async Task<bool> FeedAsync(List<PendingBlock> group)
    {
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            if (!await StoreAsync(group))
            {
                return false;
            }

            Stored(group);
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    private Task UntilAsync(long block, CancellationToken cancellationToken)
    {
        if (_stored >= block || Trouble is not null)
        {
            return Task.CompletedTask;
        }

        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add((block, done));
        _hurry.TrySetResult();
        return WaitAsync(done.Task, cancellationToken);
    }

    private static async Task WaitAsync(Task done, CancellationToken cancellationToken)
    {
        try
        {
            await done.WaitAsync(LongestFlush, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Better an answer that misses the last seconds than none.
        }
    }

    private async Task GatherAsync()
    {
        Task hurry;
        lock (_gate)
        {
            if (_waiting.Count > 0 || _stopping.IsCancellationRequested || Pending >= _enough)
            {
                return;
            }

            _hurry = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            hurry = _hurry.Task;
        }

        await Task.WhenAny(hurry, Task.Delay(options.Gather, time, _stopping.Token));
    }

    private List<PendingBlock> Take()
    {
        var group = new List<PendingBlock>();
        var events = 0;
        while (events < options.InsertEvents && _queue.Reader.TryRead(out var block))
        {
            group.Add(block);
            events += block.Count;
        }

        return group;
    }

    /// <summary>Stores the blocks, however often it has to be tried. False when the server stops before that; the journal keeps them.</summary>
    private async Task<bool> StoreAsync(List<PendingBlock> group)
    {
        while (true)
        {
            try
            {
                if (Trouble is not null)
                {
                    // Of an insert that failed, some months may be stored.
                    await blocks.LeaveOutStoredAsync(group, CancellationToken.None);
                }

                await blocks.StoreAsync(group, CancellationToken.None);
                Trouble = null;
                await blocks.SaveNamesAsync(CancellationToken.None);
                return true;
            }
            catch (StoreException e)
            {
                NotTaken(logger, e);
                FailWaiting(e.Message);
            }

            if (_stopping.IsCancellationRequested)
            {
                return false;
            }

            await Task.WhenAny(Task.Delay(RetryAfter, time, _stopping.Token));
        }
    }

    private void FailWaiting(string trouble)
    {
        lock (_gate)
        {
            Trouble = trouble;
            HadTrouble = true;
            _waiting.ForEach(w => w.Done.TrySetResult());
            _waiting.Clear();
        }
    }

    private void Stored(List<PendingBlock> group)
    {
        foreach (var block in group)
        {
            block.File?.Stored();
        }

        Interlocked.Add(ref _pendingEvents, -group.Sum(b => b.Taken));
        lock (_gate)
        {
            _stored += group.Count;
            _waiting.RemoveAll(w => w.Until <= _stored && w.Done.TrySetResult());
            _room.TrySetResult();
        }
    }

    [LoggerMessage(EventId = 202, Level = LogLevel.Error, Message = "The store does not take what the journal has; it is tried again")]
    private static partial void NotTaken(ILogger logger, Exception exception);
}
