using Footfall.ClickHouse;
using Footfall.Ingestion.Rollups;
using Microsoft.Extensions.Logging;

namespace Footfall.Ingestion.Writing;

/// <summary>Writes blocks into the store, with all that belongs to it: broken seals, replaced reports, the news for pages; and new names.</summary>
internal sealed partial class BlockWriter(IStore store, NameBook names, DaySeals seals, CommitFeed feed, ILogger logger)
{
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
                seals.CommitEnded(days);
            }
        }

        feed.Publish(some.Sum(b => b.Count), some.Select(b => b.Newest).DefaultIfEmpty(0).Max());
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
