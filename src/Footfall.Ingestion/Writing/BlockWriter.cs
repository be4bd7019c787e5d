using Footfall.ClickHouse;
using Footfall.Ingestion.Problems;
using Footfall.Ingestion.Rollups;
using Microsoft.Extensions.Logging;

namespace Footfall.Ingestion.Writing;

/// <summary>Writes blocks into the store, with all that belongs to it: broken seals, replaced reports, the news for pages; and new names.</summary>
internal sealed partial class BlockWriter(IStore store, NameBook names, DaySeals seals, CommitFeed feed, EntityTouches touches, ILogger logger)
{
    private readonly RunRowKeeper _runs = new(store, logger);

    /// <summary>Whether the store has all that belongs to the blocks it took. Only while none is being stored.</summary>
    internal bool IsUpToDate => _runs.IsUpToDate && names.IsSaved;

    /// <summary>Stores the blocks. When this returns, they are committed and synced.</summary>
    /// <exception cref="StoreException">The store failed; some of them may be stored.</exception>
    internal async Task StoreAsync(IReadOnlyList<PendingBlock> blocks, CancellationToken cancellationToken)
    {
        var some = blocks.Where(b => b.Count > 0).ToList();
        if (some.Count > 0)
        {
            var days = await seals.CommitBeginsAsync([.. some.SelectMany(b => b.Days).Distinct()], cancellationToken);
            try
            {
                await store.InsertAsync(EventColumns.Target, [.. some.Select(b => b.Block)], cancellationToken);
                await RemoveReplacedAsync([.. some.SelectMany(b => b.Replacements)], cancellationToken);
                foreach (var block in some)
                {
                    await RowsOfOneId.RemoveAsync(store, block.Contested, block.Received - Repeats.CommitLasts, cancellationToken);
                }
            }
            finally
            {
                // Of an insert that failed, some months may be stored.
                touches.Note(some);
                seals.CommitEnded(days);
            }
        }

        // Also those of blocks that turned out to be stored: an insert that failed may have told of them.
        var told = blocks.Where(b => b.Runs.Count > 0).ToList();
        await _runs.MakeAsync(told.SelectMany(b => b.Runs), told.SelectMany(b => b.Days).DefaultIfEmpty(int.MaxValue).Min(), cancellationToken);
        await StoreErrorsAsync([.. blocks.Where(b => !b.Errors.IsEmpty).Select(b => b.Errors)], cancellationToken);
        feed.Publish(some.Sum(b => b.Count), some.Select(b => b.Newest).DefaultIfEmpty(0).Max(), () => some.Exists(b => b.Runs.Count > 0), some.Exists(b => !b.Errors.IsEmpty));
    }

    /// <summary>
    /// Errors as rows of their own. Also of events that an earlier try stored: whether it came to their errors is not known, and a row that is made
    /// twice is one.
    /// </summary>
    private async Task StoreErrorsAsync(IReadOnlyList<ReadOnlyMemory<byte>> errors, CancellationToken cancellationToken)
    {
        if (errors.Count > 0)
        {
            await store.InsertAsync(ErrorColumns.Target, errors, cancellationToken);
        }
    }

    /// <summary>Takes those events out of the blocks that the store has. Asks about all of them together: blocks may be many and small.</summary>
    internal async Task LeaveOutStoredAsync(IReadOnlyList<PendingBlock> blocks, CancellationToken cancellationToken)
    {
        var some = blocks.Where(b => b.Count > 0).Select(b => (Block: b, Events: ToColumns(b.Block))).ToList();
        var found = await StoredEvents.FindAsync(store, some.SelectMany(b => StoredEvents.Of(b.Events)), cancellationToken);
        var stored = found.Select(e => e.Place).ToHashSet();
        foreach (var (block, events) in some)
        {
            var keep = new bool[events.Count];
            for (var i = 0; i < keep.Length; i++)
            {
                keep[i] = !stored.Contains(events.PlaceOf(i));
            }

            if (keep.Contains(false))
            {
                var rest = new EventColumns();
                rest.Append(events, keep);
                (block.Block, block.Count) = (rest.ToBlock(), rest.Count);
            }
        }
    }

    private static EventColumns ToColumns(ReadOnlyMemory<byte> block)
    {
        var events = new EventColumns();
        events.Read(block.Span);
        return events;
    }

    private async Task RemoveReplacedAsync(IReadOnlyList<Replacement> replacements, CancellationToken cancellationToken)
    {
        if (replacements.Count > 0)
        {
            await RowsOfOneId.RemoveAsync(store, replacements, cancellationToken);
        }
    }

    /// <summary>Saves the names that were noted. The events are safe by now, so a failure here must not be told as if they were not.</summary>
    internal async Task SaveNamesAsync(CancellationToken cancellationToken)
    {
        try
        {
            await names.SaveAsync(cancellationToken);
        }
        catch (StoreException e)
        {
            NamesFailed(logger, e);
        }
    }

    [LoggerMessage(EventId = 201, Level = LogLevel.Warning, Message = "New names could not be saved and wait for the next commit")]
    private static partial void NamesFailed(ILogger logger, Exception exception);
}
