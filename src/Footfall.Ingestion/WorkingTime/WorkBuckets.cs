using System.Runtime.InteropServices;
using Footfall.Model;
using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>Sums of working time by what will be one row: a stream of a batch, a place and, in streams of many requests, a quarter hour.</summary>
internal sealed class WorkBuckets
{
    private const long Quarter = 900_000_000;

    private readonly Dictionary<(WorkRowHead Head, long Slot, WorkPlace Place), WorkBucket> _buckets = [];

    /// <summary>
    /// The quarter hour since 1970 that an event lies in. Rows of streams are cut there, so that every time zone's days have the time that
    /// belongs to them, however large a request was.
    /// </summary>
    internal static long SlotOf(long start) => start >= 0 ? start / Quarter : ((start + 1) / Quarter) - 1;

    /// <summary>The end, exclusive, of the quarter hour that an event lies in, in microseconds since 1970.</summary>
    internal static long EndOfSlot(long start) => (SlotOf(start) + 1) * Quarter;

    /// <summary>Adds what an event counts.</summary>
    /// <param name="head">Its stream and batch.</param>
    /// <param name="slot">Its quarter hour; 0 for rows of whole requests.</param>
    /// <param name="place">Whose the time is.</param>
    /// <param name="item">When the event happened, and its place in its batch.</param>
    /// <param name="microseconds">What it counts; may be nothing.</param>
    internal void Add(WorkRowHead head, long slot, WorkPlace place, (long Start, uint Position) item, long microseconds)
    {
        ref var bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(_buckets, (head, slot, place), out var exists);
        bucket = exists ? bucket with { Sum = bucket.Sum + microseconds } : new WorkBucket(item.Start, item.Position, microseconds);
    }

    /// <summary>The rows, in the order in which they were begun; one that sums up nothing is none.</summary>
    internal IEnumerable<Event> ToRows() => _buckets.Where(b => b.Value.Sum > 0).Select(b => b.Key.Head.ToRow(b.Key.Slot, b.Key.Place, b.Value));

    internal void Clear() => _buckets.Clear();
}
