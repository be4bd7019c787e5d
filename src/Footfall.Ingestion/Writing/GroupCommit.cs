using Footfall.ClickHouse;
using Footfall.Ingestion.Rollups;
using Footfall.Model;
using Microsoft.Extensions.Logging;

namespace Footfall.Ingestion.Writing;

/// <summary>Stores the batches of one group: leaves out what the store has, inserts the rest, notes new names.</summary>
internal sealed partial class GroupCommit(IStore store, NameBook names, DaySeals seals, CommitFeed feed, ILogger logger)
{
    /// <summary>Commits the group and says for each batch what became of it.</summary>
    internal async Task<IReadOnlyList<WriteResult>> RunAsync(IReadOnlyList<PendingBatch> group, CancellationToken cancellationToken)
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
        try
        {
            await names.NoteAsync(events, cancellationToken);
        }
        catch (StoreException e)
        {
            NamesFailed(logger, e);
        }
    }

    private async Task InsertAsync(List<Event> events, CancellationToken cancellationToken)
    {
        var columns = new EventColumns();
        foreach (var e in events)
        {
            if (!columns.TryAdd(e))
            {
                await store.InsertAsync(EventColumns.Target, [columns.ToBlock()], cancellationToken);
                columns = new EventColumns();
                columns.TryAdd(e);
            }
        }

        if (columns.Count > 0)
        {
            await store.InsertAsync(EventColumns.Target, [columns.ToBlock()], cancellationToken);
        }
    }

    [LoggerMessage(EventId = 201, Level = LogLevel.Warning, Message = "New names could not be saved and wait for the next commit")]
    private static partial void NamesFailed(ILogger logger, Exception exception);
}
