using Footfall.Model;
using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>
/// Makes rows of working time out of batches on their way to the store. Knows how far each user's stream has come; an event that comes
/// before that, or whose stream is not known yet, adds nothing here and marks its day in <see cref="LateDays"/>; so does each day of a stream
/// that the store may have events of that lie further.
/// </summary>
public sealed class WorkMaker(LateDays late)
{
    private const int MostHeads = 200_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<WorkStreamKey, WorkCounter> _heads = [];
    private readonly WorkBuckets _buckets = new();
    private long _storedUntil = long.MinValue;

    /// <summary>Days to compute again.</summary>
    public LateDays Late { get; } = late;

    /// <summary>Says what an earlier run left in the store, before the first batch.</summary>
    /// <param name="microseconds">When the latest event of streams happened, since 1970.</param>
    public void Begin(long microseconds) => _storedUntil = microseconds;

    /// <summary>Counts a batch.</summary>
    /// <param name="work">Its events.</param>
    /// <param name="keep">Which of them are new.</param>
    /// <param name="rows">Where the rows of working time go.</param>
    internal WorkMarks Count(BatchWork work, ReadOnlySpan<bool> keep, List<(Event Row, WorkMode Mode)> rows)
    {
        var marks = new WorkMarks();
        _buckets.Clear();
        if (work.Mode == WorkMode.Request)
        {
            CountRequest(work, keep, marks);
        }
        else
        {
            lock (_gate)
            {
                CountStreams(work, keep, marks);
            }
        }

        rows.AddRange(_buckets.ToRows().Select(r => (r, work.Mode)));
        return marks;
    }

    /// <summary>The batch was not stored, or nobody knows: its days are computed again, and its streams are no longer known.</summary>
    internal void TakeBack(BatchWork work)
    {
        lock (_gate)
        {
            work.Streams.ForEach(s => Drop(s.Key, long.MinValue));
        }

        Late.NoteAll(work.Items.Where(i => i.Stream >= 0).Select(i => DayOf(i.Start)).Distinct(), requests: true);
    }

    /// <summary>Where the streams stand that are known.</summary>
    internal Dictionary<WorkStreamKey, ((long Last, WorkPlace Owner) State, long LastStart)> Heads()
    {
        lock (_gate)
        {
            return _heads.Where(h => h.Value.HasBegun).ToDictionary(h => h.Key, h => (h.Value.State, h.Value.LastStart));
        }
    }

    /// <summary>A stream was computed again and stands elsewhere than was believed: what came in meanwhile has to be computed again, too.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="reached">When the latest of its events happened that were computed.</param>
    internal void Forget(WorkStreamKey stream, long reached)
    {
        lock (_gate)
        {
            if (Drop(stream, reached) is { } head)
            {
                Late.Note(DayOf(head.LastStart), stream);
            }
        }
    }

    /// <summary>The UTC day of an instant, in days since 1970.</summary>
    internal static int DayOf(long microseconds) => (int)Math.Floor(microseconds / 86_400_000_000d);

    private void CountRequest(BatchWork work, ReadOnlySpan<bool> keep, WorkMarks marks)
    {
        var counters = new (WorkCounter Counter, WorkBehind Behind)?[work.Streams.Count];
        var followsStored = new bool[work.Streams.Count];
        for (var i = 0; i < work.Items.Count; i++)
        {
            var item = work.Items[i];
            if (item.Stream < 0)
            {
                Mark(keep[i], marks, item.MarkOr(work.Mode));
                continue;
            }

            var stream = work.Streams[item.Stream];
            var (counter, behind) = counters[item.Stream] ??= Begin(work.Before, stream, isFirst: item.Stream == 0);
            var carry = followsStored[item.Stream] || !counter.HasBegun || !keep[i] ? null : behind.ToCarry();
            var (place, step) = counter.Next(item.Start, item.End, item.Place, stream.Rule);
            behind.Add(item.Scope, item.Start, item.WholeEnd, item.Place);
            followsStored[item.Stream] = keep[i];
            if (keep[i])
            {
                Mark(true, marks, WorkMode.Request, carry);
                _buckets.Add(stream.Head, 0, place, (item.Start, item.Position), step.Total);
            }
        }
    }

    private static (WorkCounter Counter, WorkBehind Behind) Begin(WorkBefore? before, WorkStream stream, bool isFirst)
    {
        var (counter, behind) = (new WorkCounter(), new WorkBehind());
        var isIts = before is not null && (before.UserId is null ? isFirst : new WorkStreamKey(before.UserId, before.OrgKey) == stream.Key);
        if (isIts)
        {
            behind.Add(before!.Scope, before.Start, WorkRule.WholeEndOf(before.Start, before.Duration, inStream: false), before.Place);
            counter.Resume(behind.ToCarry(), stream.Rule);
        }

        return (counter, behind);
    }

    private void CountStreams(BatchWork work, ReadOnlySpan<bool> keep, WorkMarks marks)
    {
        var modes = new WorkMode[work.Items.Count];
        foreach (var i in InOrderOfTime(work.Items))
        {
            var item = work.Items[i];
            if (item.Stream >= 0 && keep[i])
            {
                modes[i] = CountOne(work.Streams[item.Stream], item, work.Replacing.Contains(i));
            }
            else
            {
                modes[i] = item.MarkOr(work.Mode);
            }
        }

        for (var i = 0; i < modes.Length; i++)
        {
            Mark(keep[i], marks, modes[i]);
        }
    }

    private WorkMode CountOne(WorkStream stream, WorkItem item, bool replaces)
    {
        var isKnown = _heads.TryGetValue(stream.Key, out var head) && head.HasBegun;
        if (isKnown && (replaces || IsBefore(stream.Head, item, head!)))
        {
            Late.Note(DayOf(item.Start), stream.Key);
            return WorkMode.Late;
        }

        head ??= Remember(stream.Key);
        var isSure = isKnown && (head.LastStart > head.StoredUntil || head.NotedDay == DayOf(item.Start));
        head.ReachStream(item.Start);
        head.LastBatch = (stream.Head.Batch, stream.Head.Received.ToUnixTimeMilliseconds());
        var (place, step) = head.Next(item.Start, item.End, item.Place, stream.Rule);
        _buckets.Add(stream.Head, WorkBuckets.SlotOf(item.Start), place, (item.Start, item.Position), step.Total);
        if (isSure)
        {
            return WorkMode.Stream;
        }

        head.NotedDay = DayOf(item.Start);
        Late.Note(head.NotedDay, stream.Key);
        return WorkMode.Late;
    }

    /// <summary>Whether an event comes before the latest in the order of a recomputation, or could: requests of one instant have none.</summary>
    private static bool IsBefore(WorkRowHead of, WorkItem item, WorkCounter head) =>
        item.Start < head.LastStart
        || (item.Start == head.LastStart && of.Batch != head.LastBatch.Batch && of.Received.ToUnixTimeMilliseconds() <= head.LastBatch.ReceivedAt);

    private WorkCounter Remember(WorkStreamKey stream)
    {
        if (_heads.Count >= MostHeads)
        {
            _storedUntil = Math.Max(_storedUntil, _heads.Values.Max(h => h.Furthest));
            _heads.Clear();
        }

        return _heads[stream] = new WorkCounter { StoredUntil = _storedUntil };
    }

    /// <summary>Forgets where a stream stands, and keeps how far it may reach.</summary>
    private WorkCounter? Drop(WorkStreamKey stream, long reached)
    {
        if (!_heads.TryGetValue(stream, out var head) || !head.HasBegun)
        {
            return null;
        }

        _heads[stream] = new WorkCounter { StoredUntil = Math.Max(head.Furthest, reached) };
        return head;
    }

    private static IEnumerable<int> InOrderOfTime(List<WorkItem> items)
    {
        var isSorted = true;
        for (var i = 1; i < items.Count && isSorted; i++)
        {
            isSorted = items[i].Start >= items[i - 1].Start;
        }

        var order = Enumerable.Range(0, items.Count);
        return isSorted ? order : order.OrderBy(i => items[i].Start);
    }

    private static void Mark(bool isStored, WorkMarks marks, WorkMode mode, WorkCarry? carry = null)
    {
        if (!isStored)
        {
            return;
        }

        if (carry is { } from)
        {
            marks.Carried[marks.Modes.Count] = from;
        }

        marks.Modes.Add(mode);
    }
}
