using System.Threading.Channels;
using Footfall.ClickHouse;
using Footfall.Ingestion.Rollups;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Footfall.Ingestion.Writing;

/// <summary>
/// Commits batches of many requests together. A request waits for its batch to be committed and synced, so nothing is
/// acknowledged from memory; while two groups are being committed the next one gathers, so groups grow with the load.
/// The queue is bounded: who does not fit gets <see cref="IntakeFullException"/> at once.
/// </summary>
public sealed partial class EventWriter : BackgroundService
{
    // While the engine writes one group, the other one's requests are answered and read. More gave nothing on two cores.
    private const int GroupsAtOnce = 2;

    // Whoever hears that the server is not ready sends it nothing, so no commit would ever show that it is well again.
    private static readonly TimeSpan TroubleLasts = TimeSpan.FromSeconds(30);

    private readonly Channel<PendingBatch> _queue = Channel.CreateUnbounded<PendingBatch>(new UnboundedChannelOptions());
    private readonly GroupCommit _commit;
    private readonly WriterOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<EventWriter> _logger;
    private (string Reason, DateTimeOffset Since)? _trouble;
    private long _queuedEvents;
    private long _queuedBytes;

    /// <summary>Creates the writer; it works once it is started.</summary>
    public EventWriter(IStore store, NameBook names, DaySeals seals, CommitFeed feed, WriterOptions options, TimeProvider time, ILogger<EventWriter> logger)
    {
        _commit = new GroupCommit(store, names, seals, feed, logger);
        _options = options;
        _time = time;
        _logger = logger;
    }

    /// <summary>Events that wait for their commit.</summary>
    public long QueuedEvents => Interlocked.Read(ref _queuedEvents);

    /// <summary>Why the last commit failed, when it did so lately; else null.</summary>
    public string? Trouble => _trouble is { } trouble && _time.GetUtcNow() - trouble.Since < TroubleLasts ? trouble.Reason : null;

    /// <summary>Stores a batch. When this returns, its events are committed and synced to disk.</summary>
    /// <exception cref="IntakeFullException">The queue is full; nothing was stored.</exception>
    /// <exception cref="StoreException">The store failed; the batch may be sent again.</exception>
    public Task<WriteResult> WriteAsync(EventBatch batch)
    {
        if (batch.Events.Count == 0)
        {
            return Task.FromResult(new WriteResult(0, 0));
        }

        var waiting = Interlocked.Add(ref _queuedEvents, batch.Events.Count) - batch.Events.Count;
        var waitingBytes = Interlocked.Add(ref _queuedBytes, batch.Bytes) - batch.Bytes;
        var pending = new PendingBatch(batch);
        var fits = waiting == 0 || (waiting + batch.Events.Count <= _options.QueueEvents && waitingBytes + batch.Bytes <= _options.QueueBytes);
        if (fits && _queue.Writer.TryWrite(pending))
        {
            return pending.Done.Task;
        }

        Release(batch);
        throw new IntakeFullException();
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // The web server has stopped by now and no request waits for more; what is queued is committed first.
        _queue.Writer.TryComplete();
        if (ExecuteTask is not null)
        {
            await ExecuteTask.WaitAsync(cancellationToken);
        }

        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _commit.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, GroupsAtOnce).Select(_ => Task.Run(CommitGroupsAsync, CancellationToken.None)));

    private async Task CommitGroupsAsync()
    {
        while (await _queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var group = TakeGroup();
            if (group.Count == 0)
            {
                continue;
            }

            try
            {
                var results = await _commit.RunAsync(group, CancellationToken.None);
                _trouble = null;
                for (var i = 0; i < group.Count; i++)
                {
                    Release(group[i].Batch);
                    group[i].Done.SetResult(results[i]);
                }
            }
            catch (Exception e)
            {
                _trouble = (e.Message, _time.GetUtcNow());
                CommitFailed(_logger, group.Count, e);
                foreach (var pending in group)
                {
                    Release(pending.Batch);
                    pending.Done.SetException(e);
                }
            }
        }
    }

    private List<PendingBatch> TakeGroup()
    {
        var group = new List<PendingBatch>();
        var events = 0;
        while (events < _options.GroupEvents && _queue.Reader.TryRead(out var pending))
        {
            group.Add(pending);
            events += pending.Batch.Events.Count;
        }

        return group;
    }

    private void Release(EventBatch batch)
    {
        Interlocked.Add(ref _queuedEvents, -batch.Events.Count);
        Interlocked.Add(ref _queuedBytes, -batch.Bytes);
    }

    [LoggerMessage(EventId = 200, Level = LogLevel.Error, Message = "A commit of {Batches} batches failed; their senders were told to try again")]
    private static partial void CommitFailed(ILogger logger, int batches, Exception exception);
}
