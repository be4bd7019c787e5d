using System.Threading.Channels;
using Footfall.ClickHouse;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Footfall.Ingestion.Bookkeeping;

/// <summary>
/// Writes rejected records and counts to the store, those of many requests together, so that a flood of bad records is a few
/// inserts. A request waits until its records are written. When they cannot be, it goes on: its events are stored, and senders
/// must not send them again for the sake of records that are wrong. The loss is counted and said.
/// </summary>
public sealed partial class DeadLetterWriter(IStore store, Tally tally, DeadLetterOptions options, TimeProvider time, ILogger<DeadLetterWriter> logger) : BackgroundService
{
    private const int RowsAtOnce = 10_000;

    private readonly Channel<Pending> _queue = Channel.CreateUnbounded<Pending>();
    private readonly SemaphoreSlim _saving = new(1, 1);
    private readonly DeadLetterSpace _space = new(store, options, time);
    private long _queuedRecords;
    private long _queuedBytes;
    private DeadLetterLoss? _loss;

    /// <summary>Records that could not be kept since the start; null for none.</summary>
    public DeadLetterLoss? Loss => Volatile.Read(ref _loss);

    /// <summary>Writes what has been counted so far.</summary>
    /// <exception cref="StoreException">The store failed; the counts wait for the next time.</exception>
    public async Task SaveCountsAsync(CancellationToken cancellationToken)
    {
        await _saving.WaitAsync(cancellationToken);
        try
        {
            var counts = tally.Take();
            if (counts.Count == 0)
            {
                return;
            }

            try
            {
                await store.InsertAsync(DeadLetterColumns.Totals, [DeadLetterColumns.ToBlock(counts)], CancellationToken.None);
            }
            catch
            {
                tally.PutBack(counts);
                throw;
            }
        }
        finally
        {
            _saving.Release();
        }
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
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
        _saving.Dispose();
        base.Dispose();
    }

    /// <summary>Keeps rejected records. Never fails; see <see cref="Loss"/>.</summary>
    internal Task WriteAsync(IReadOnlyList<DeadLetter> letters)
    {
        var pending = new Pending(letters);
        var waiting = Interlocked.Add(ref _queuedRecords, letters.Count) - letters.Count;
        var waitingBytes = Interlocked.Add(ref _queuedBytes, pending.Bytes) - pending.Bytes;
        var fits = waiting == 0 || (waiting + letters.Count <= options.QueueRecords && waitingBytes + pending.Bytes <= options.QueueBytes);
        if (fits && _queue.Writer.TryWrite(pending))
        {
            return pending.Done.Task;
        }

        Release(pending);
        Lose(letters.Count, "More records were rejected than can be written.");
        return Task.CompletedTask;
    }

    /// <summary>Has the counts written without waiting for their time.</summary>
    internal void SaveSoon() => _queue.Writer.TryWrite(new Pending([]));

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await WaitAsync())
        {
            var group = TakeGroup();
            await WriteGroupAsync(group);
            await TrySaveCountsAsync();
            foreach (var pending in group)
            {
                Release(pending);
                pending.Done.SetResult();
            }
        }

        await TrySaveCountsAsync();
    }

    /// <summary>Waits for records or for the time to save counts; false at the end.</summary>
    private async Task<bool> WaitAsync()
    {
        var more = _queue.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
        while (true)
        {
            using var timer = new CancellationTokenSource();
            var pause = Task.Delay(options.SaveEvery, time, timer.Token);
            if (await Task.WhenAny(more, pause) == more)
            {
                await timer.CancelAsync();
                return await more;
            }

            await TrySaveCountsAsync();
        }
    }

    private List<Pending> TakeGroup()
    {
        var group = new List<Pending>();
        var records = 0;
        while (records < RowsAtOnce && _queue.Reader.TryRead(out var pending))
        {
            group.Add(pending);
            records += pending.Letters.Count;
        }

        return group;
    }

    private async Task WriteGroupAsync(List<Pending> group)
    {
        foreach (var chunk in group.SelectMany(p => p.Letters).Chunk(RowsAtOnce))
        {
            var letters = chunk;
            try
            {
                var room = await _space.TakeAsync(letters);
                if (room < letters.Length)
                {
                    Lose(letters.Length - room, _space.Full);
                    letters = letters[..room];
                }

                if (letters.Length > 0)
                {
                    await store.InsertAsync(DeadLetterColumns.Letters, [DeadLetterColumns.ToBlock(letters, TimeSpan.FromDays(options.Days))], CancellationToken.None);
                }
            }
            catch (Exception e)
            {
                // Whatever it is, requests wait for this loop to go on.
                Lose(letters.Length, e.Message);
            }
        }
    }

    private async Task TrySaveCountsAsync()
    {
        try
        {
            await SaveCountsAsync(CancellationToken.None);
        }
        catch (Exception e)
        {
            CountsWait(logger, e);
        }
    }

    private void Lose(int records, string reason)
    {
        DeadLetterLoss? known;
        DeadLetterLoss loss;
        do
        {
            known = Loss;
            loss = new DeadLetterLoss((known?.Records ?? 0) + records, reason, time.GetUtcNow());
        }
        while (Interlocked.CompareExchange(ref _loss, loss, known) != known);
        NotKept(logger, records, reason);
    }

    private void Release(Pending pending)
    {
        Interlocked.Add(ref _queuedRecords, -pending.Letters.Count);
        Interlocked.Add(ref _queuedBytes, -pending.Bytes);
    }

    [LoggerMessage(EventId = 210, Level = LogLevel.Warning, Message = "{Records} rejected records could not be kept: {Reason}")]
    private static partial void NotKept(ILogger logger, int records, string reason);

    [LoggerMessage(EventId = 211, Level = LogLevel.Warning, Message = "Counts of what was received could not be saved and wait for the next time")]
    private static partial void CountsWait(ILogger logger, Exception exception);

    private sealed class Pending(IReadOnlyList<DeadLetter> letters)
    {
        internal IReadOnlyList<DeadLetter> Letters { get; } = letters;

        internal long Bytes { get; } = letters.Sum(l => (long)l.Content.Length);

        internal TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
