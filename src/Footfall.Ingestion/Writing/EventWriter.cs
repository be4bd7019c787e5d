using System.Collections.Concurrent;
using System.Threading.Channels;
using Footfall.ClickHouse;
using Footfall.Ingestion.Rollups;
using Footfall.Ingestion.WorkingTime;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Footfall.Ingestion.Writing;

/// <summary>
/// Commits the events of many requests together. A request waits until its events are on disk, in the journal or in the
/// store, so nothing is acknowledged from memory; while one group is committed the next one gathers, so groups grow with the
/// load. Repeated events are left out. The queue is bounded: who does not fit gets <see cref="IntakeFullException"/> at once.
/// See <c>docs/adr/0002-accepted-means-durable.md</c> and <c>0010-exactly-once.md</c>.
/// </summary>
public sealed partial class EventWriter : BackgroundService
{
    // Whoever hears that the server is not ready sends it nothing, so no commit would ever show that it is well again.
    private static readonly TimeSpan TroubleLasts = TimeSpan.FromSeconds(30);

    // The memory of an unusually large request is not kept for the next one.
    private const int LargestSpare = 4 << 20;
    private const int MostSpare = 256;

    private readonly Channel<PendingBatch> _queue = Channel.CreateUnbounded<PendingBatch>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentBag<EventRows> _spare = [];
    private readonly EventRows _group = new();
    private readonly Repeats _repeats;
    private readonly BlockWriter _blocks;
    private readonly StoreFeeder _feeder;
    private readonly Journal? _journal;
    private readonly NameBook _names;
    private readonly WriterOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<EventWriter> _logger;
    private readonly SemaphoreSlim _committing = new(1);
    private (string Reason, DateTimeOffset Since)? _trouble;
    private bool _hadTrouble;
    private long _queuedEvents;
    private long _queuedBytes;

    /// <summary>Creates the writer; it works once it is started.</summary>
    public EventWriter(IStore store, NameBook names, DaySeals seals, CommitFeed feed, WriterOptions options, TimeProvider time, ILogger<EventWriter> logger)
    {
        Work = new WorkMaker(new LateDays(time));
        _repeats = new Repeats(store, options, Work, time);
        _blocks = new BlockWriter(store, names, seals, feed, Touches, logger);
        _feeder = new StoreFeeder(_blocks, options, time, logger);
        _journal = options.JournalFolder is { } folder ? new Journal(folder, logger) : null;
        _names = names;
        _options = options;
        _time = time;
        _logger = logger;
    }

    /// <summary>What makes working time of the events.</summary>
    public WorkMaker Work { get; }

    /// <summary>Which events may have changed entities.</summary>
    public EntityTouches Touches { get; } = new();

    /// <summary>What has been seen, and who supplies working time.</summary>
    internal NameBook Names => _names;

    /// <summary>Events that wait for their commit.</summary>
    public long QueuedEvents => Interlocked.Read(ref _queuedEvents);

    /// <summary>Events that are acknowledged and safe in the journal, and not in the store yet.</summary>
    public long JournalledEvents => _feeder.Pending;

    /// <summary>Why events cannot be stored, as far as that is known; else null.</summary>
    public string? Trouble => _feeder.Trouble ?? (_trouble is { } trouble && _time.GetUtcNow() - trouble.Since < TroubleLasts ? trouble.Reason : null);

    /// <summary>
    /// Whether the store has everything that was taken, with all that is made of it. True once the writer was stopped, when no commit failed since it
    /// was started: what such a one left half done is not known.
    /// </summary>
    public bool IsDone => ExecuteTask is { IsCompletedSuccessfully: true } && JournalledEvents == 0 && !_hadTrouble && !_feeder.HadTrouble && _blocks.IsUpToDate;

    /// <summary>
    /// Brings what an earlier run left in the journal into the store, and reads which events it took in lately. Before the
    /// first <see cref="WriteAsync"/>, and before <see cref="NameBook.LoadAsync"/>, which names what was brought in.
    /// </summary>
    /// <returns>When the oldest of the events was received that were brought in; null when there were none.</returns>
    /// <exception cref="StoreException">The store failed; the journal is as it was.</exception>
    public async Task<DateTimeOffset?> RecoverAsync(CancellationToken cancellationToken)
    {
        var oldest = _journal is null ? null : await new JournalReplay(_journal, _blocks, _logger).RunAsync(cancellationToken);
        await _repeats.LoadAsync(cancellationToken);
        return oldest;
    }

    /// <summary>Stores a batch. When this returns, its events are committed and synced to disk.</summary>
    /// <exception cref="IntakeFullException">The queue is full; nothing was stored.</exception>
    /// <exception cref="StoreException">The store failed; the batch may be sent again.</exception>
    public Task<WriteResult> WriteAsync(EventBatch batch)
    {
        if (batch.Events.Count == 0)
        {
            return Task.FromResult(new WriteResult(0, 0));
        }

        if (_feeder.Trouble is { } trouble)
        {
            throw new StoreException(0, trouble);
        }

        var waiting = Interlocked.Add(ref _queuedEvents, batch.Events.Count) - batch.Events.Count;
        var waitingBytes = Interlocked.Add(ref _queuedBytes, batch.Bytes) - batch.Bytes;
        var fits = waiting == 0 || (waiting + batch.Events.Count <= _options.QueueEvents && waitingBytes + batch.Bytes <= _options.QueueBytes);
        var pending = fits ? new PendingBatch(ToRows(batch), batch) : null;
        if (pending is not null && _queue.Writer.TryWrite(pending))
        {
            return pending.Done.Task;
        }

        Release(batch.Events.Count, batch.Bytes);
        throw new IntakeFullException();
    }

    /// <summary>Waits until everything that was acknowledged can be read in the store.</summary>
    public Task FlushAsync(CancellationToken cancellationToken) => _feeder.FlushAsync(cancellationToken);

    /// <summary>Waits until all that questions wait for can be read (<see cref="EventBatch.IsAwaited"/>).</summary>
    public Task CatchUpAsync(CancellationToken cancellationToken) => _feeder.CatchUpAsync(cancellationToken);

    /// <summary>Waits until the commit under way is done: what it noted as late can be read from then on, behind <see cref="FlushAsync"/>.</summary>
    internal async Task CommittedAsync(CancellationToken cancellationToken)
    {
        await _committing.WaitAsync(cancellationToken);
        _committing.Release();
    }

    /// <summary>
    /// Keeps what is acknowledged in the journal, and the store as it is, until the answer is disposed of. For moments: senders
    /// are told to come back when the journal is full.
    /// </summary>
    public Task<IDisposable> PauseFeedingAsync(CancellationToken cancellationToken) => _feeder.PauseAsync(cancellationToken);

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // The web server has stopped by now and no request waits for more; what is queued is committed first.
        _queue.Writer.TryComplete();
        if (ExecuteTask is { } running)
        {
            await Task.WhenAny(running, Task.Delay(Timeout.Infinite, cancellationToken));
        }

        if (JournalledEvents is > 0 and var left)
        {
            LeftInJournal(_logger, left);
        }

        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _journal?.Dispose();
        _feeder.Dispose();
        _committing.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Task.Run(_feeder.RunAsync, CancellationToken.None),
        Task.Run(CommitGroupsAsync, CancellationToken.None));

    private EventRows ToRows(EventBatch batch)
    {
        var rows = _spare.TryTake(out var spare) ? spare : new EventRows();
        rows.Add(batch, _options.WorkRules, _names);
        return rows;
    }

    private async Task CommitGroupsAsync()
    {
        while (await _queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            await _feeder.RoomAsync();
            var group = TakeGroup();
            await _committing.WaitAsync(CancellationToken.None);
            try
            {
                var results = await CommitAsync(group);
                _trouble = null;
                for (var i = 0; i < group.Count; i++)
                {
                    group[i].Done.SetResult(results[i]);
                }
            }
            catch (Exception e)
            {
                _trouble = (e.Message, _time.GetUtcNow());
                _hadTrouble = true;
                CommitFailed(_logger, group.Count, e);
                var told = e as StoreException ?? new StoreException(0, e.Message, e);
                group.ForEach(pending => pending.Done.SetException(told));
            }
            finally
            {
                _committing.Release();
            }

            group.ForEach(Recycle);
        }

        _feeder.Complete();
    }

    /// <summary>Commits the group and says for each batch what became of it.</summary>
    private async Task<IReadOnlyList<WriteResult>> CommitAsync(List<PendingBatch> group)
    {
        _group.Clear();
        var (results, replacements) = await _repeats.FilterAsync(group, _group, CancellationToken.None);
        if (_group.Count == 0)
        {
            return results;
        }

        try
        {
            var block = PendingBlock.Of(_group.Columns, replacements, _options.IsShared, _group.Errors.ToBlock(), group.Exists(pending => pending.IsAwaited));
            if (_journal is not null)
            {
                block.File = _journal.Append(block.Block);
                _names.Note(_group.Names);
                _feeder.Add(block);
            }
            else
            {
                await _blocks.StoreAsync([block], CancellationToken.None);
                _names.Note(_group.Names);
                await _blocks.SaveNamesAsync(CancellationToken.None);
            }
        }
        catch
        {
            _repeats.TakeBack(_group);
            group.ForEach(pending => Work.TakeBack(pending.Rows.Work));
            throw;
        }

        return results;
    }

    private List<PendingBatch> TakeGroup()
    {
        var group = new List<PendingBatch>();
        var events = 0;
        while (events < _options.GroupEvents && _queue.Reader.TryRead(out var pending))
        {
            group.Add(pending);
            events += pending.Count;
        }

        return group;
    }

    private void Recycle(PendingBatch pending)
    {
        Release(pending.Count, pending.Bytes);
        if (pending.Rows.Columns.Size <= LargestSpare && _spare.Count < MostSpare)
        {
            pending.Rows.Clear();
            _spare.Add(pending.Rows);
        }
    }

    private void Release(int events, long bytes)
    {
        Interlocked.Add(ref _queuedEvents, -events);
        Interlocked.Add(ref _queuedBytes, -bytes);
    }

    [LoggerMessage(EventId = 203, Level = LogLevel.Warning, Message = "The server stops before the store took {Events} acknowledged events. They are in the journal; the next start brings them in")]
    private static partial void LeftInJournal(ILogger logger, long events);

    [LoggerMessage(EventId = 200, Level = LogLevel.Error, Message = "A commit of {Batches} batches failed; their senders were told to try again")]
    private static partial void CommitFailed(ILogger logger, int batches, Exception exception);
}
