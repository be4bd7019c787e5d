using System.Collections.Concurrent;
using Footfall.ClickHouse;
using Footfall.Ingestion.Rollups;
using Footfall.Model;
using Microsoft.Extensions.Logging;

namespace Footfall.Ingestion.Writing;

/// <summary>Stores the batches of one group: leaves out what the store has, inserts the rest, notes new names.</summary>
internal sealed partial class GroupCommit(IStore store, NameBook names, DaySeals seals, CommitFeed feed, ILogger logger) : IDisposable
{
    // Two imports of one file at once must not both find that an event is not there yet.
    private readonly SemaphoreSlim _imports = new(1, 1);
    private readonly SemaphoreSlim _naming = new(1, 1);
    private readonly ConcurrentBag<EventColumns> _spare = [];

    /// <summary>Commits the group and says for each batch what became of it.</summary>
    internal async Task<IReadOnlyList<WriteResult>> RunAsync(IReadOnlyList<PendingBatch> group, CancellationToken cancellationToken)
    {
        if (!group.Any(p => p.Batch.SkipStored))
        {
            return await CommitAsync(group, cancellationToken);
        }

        await _imports.WaitAsync(cancellationToken);
        try
        {
            return await CommitAsync(group, cancellationToken);
        }
        finally
        {
            _imports.Release();
        }
    }

    public void Dispose()
    {
        _imports.Dispose();
        _naming.Dispose();
    }

    private async Task<IReadOnlyList<WriteResult>> CommitAsync(IReadOnlyList<PendingBatch> group, CancellationToken cancellationToken)
    {
        var known = await StoredEvents.FindAsync(store, group.Where(p => p.Batch.SkipStored).SelectMany(p => p.Batch.Events), cancellationToken);
        var results = new List<WriteResult>(group.Count);
        var fresh = new List<Event>(group.Sum(p => p.Batch.Events.Count));
        foreach (var batch in group.Select(p => p.Batch))
        {
            var before = fresh.Count;
            fresh.AddRange(batch.SkipStored ? batch.Events.Where(e => known.Add(e.Id)) : batch.Events);
            results.Add(new WriteResult(fresh.Count - before, batch.Events.Count - (fresh.Count - before)));
        }

        await InsertUnsealedAsync(fresh, cancellationToken);
        await NoteNamesAsync(fresh, cancellationToken);
        feed.Publish(fresh);
        return results;
    }

    private async Task InsertUnsealedAsync(List<Event> events, CancellationToken cancellationToken)
    {
        var days = await seals.CommitBeginsAsync(events, cancellationToken);
        try
        {
            await InsertAsync(events, cancellationToken);
        }
        finally
        {
            seals.CommitEnded(days);
        }
    }

    /// <summary>The events are stored by now, so a failure here must not be told as if they were not.</summary>
    private async Task NoteNamesAsync(List<Event> events, CancellationToken cancellationToken)
    {
        await _naming.WaitAsync(cancellationToken);
        try
        {
            await names.NoteAsync(events, cancellationToken);
        }
        catch (StoreException e)
        {
            NamesFailed(logger, e);
        }
        finally
        {
            _naming.Release();
        }
    }

    private async Task InsertAsync(List<Event> events, CancellationToken cancellationToken)
    {
        var columns = _spare.TryTake(out var spare) ? spare : new EventColumns();
        columns.Clear();
        foreach (var e in events)
        {
            if (!columns.TryAdd(e))
            {
                await store.InsertAsync(EventColumns.Target, [columns.ToBlock()], cancellationToken);
                columns.Clear();
                columns.TryAdd(e);
            }
        }

        if (columns.Count > 0)
        {
            await store.InsertAsync(EventColumns.Target, [columns.ToBlock()], cancellationToken);
        }

        // Not after a failure: the store may still be reading its memory.
        _spare.Add(columns);
    }

    [LoggerMessage(EventId = 201, Level = LogLevel.Warning, Message = "New names could not be saved and wait for the next commit")]
    private static partial void NamesFailed(ILogger logger, Exception exception);
}
