using Footfall.ClickHouse;
using Microsoft.Extensions.Logging;

namespace Footfall.Ingestion.Writing;

/// <summary>
/// Brings what an earlier run left in the journal into the store. Files stay until all of them are there, so a crash in the
/// middle only means beginning again: what the store has is left out.
/// </summary>
internal sealed partial class JournalReplay(Journal journal, BlockWriter blocks, ILogger logger)
{
    // A record may hold a single event, and every question and insert costs the same whatever is in it.
    private const int EventsAtOnce = 50_000;

    /// <summary>Brings everything in.</summary>
    /// <returns>When the oldest of the events was received; null when there were none.</returns>
    /// <exception cref="StoreException">The store failed, or another version of the program wrote the journal.</exception>
    internal async Task<DateTimeOffset?> RunAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset? oldest = null;
        foreach (var path in journal.Left())
        {
            var (damaged, events) = (0L, 0);
            var (group, inGroup) = (new List<PendingBlock>(), 0);
            foreach (var record in Journal.Read(path, bytes => damaged += bytes))
            {
                var block = ToBlock(record, path);
                oldest = oldest < block.Received ? oldest : block.Received;
                group.Add(block);
                inGroup += block.Count;
                if (inGroup >= EventsAtOnce)
                {
                    events += await StoreAsync(group, cancellationToken);
                    group.Clear();
                    inGroup = 0;
                }
            }

            events += await StoreAsync(group, cancellationToken);
            journal.Close(path, damaged);
            Replayed(logger, events, path);
        }

        return oldest;
    }

    private async Task<int> StoreAsync(List<PendingBlock> group, CancellationToken cancellationToken)
    {
        await blocks.LeaveOutStoredAsync(group, cancellationToken);
        await blocks.StoreAsync(group, cancellationToken);
        return group.Sum(b => b.Count);
    }

    private static PendingBlock ToBlock(byte[] record, string path)
    {
        var events = new EventColumns();
        try
        {
            events.Read(record);
        }
        catch (FormatException e)
        {
            throw new StoreException(0, $"{path} holds events of another version of Footfall that are not in the store yet. Start that version once and stop it; then start this one.", e);
        }

        return PendingBlock.Of(events, []);
    }

    [LoggerMessage(EventId = 221, Level = LogLevel.Information, Message = "{Events} acknowledged events of {File} were brought into the store")]
    private static partial void Replayed(ILogger logger, int events, string file);
}
