using Footfall.Ingestion.Writing;
using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>Counts stored events once more, by the same clock as intake.</summary>
internal sealed class WorkReplay(WorkRuleHistory rules, NameBook suppliers)
{
    private readonly Dictionary<WorkStreamKey, WorkCounter> _streams = [];

    /// <summary>Where each stream stands.</summary>
    internal IReadOnlyDictionary<WorkStreamKey, WorkCounter> Streams => _streams;

    /// <summary>The next event of streams; those of each come in order of time. Null where its sender supplies working time itself.</summary>
    internal WorkCounted? InStream(WorkEvent e)
    {
        if (IsSupplied(e))
        {
            return null;
        }

        var counter = _streams.TryGetValue(e.Key, out var known) ? known : _streams[e.Key] = new WorkCounter();
        var rule = rules.Of(e.ReceivedAt, WorkMaker.DayOf(e.Start)).Of(e.OrgId, e.OrgSlug);
        counter.ReachStream(e.Start);
        return Next(counter, e, rule, inStream: true);
    }

    /// <summary>A request that counts by itself: all its events, in the order sent. Those of nobody, or of one who supplies working time, do not count.</summary>
    internal IEnumerable<WorkCounted> Request(IReadOnlyList<WorkEvent> events)
    {
        var of = rules.Of(events[0].ReceivedAt, [.. events.Select(e => WorkMaker.DayOf(e.Start)).Distinct()]);
        var counters = new Dictionary<WorkStreamKey, WorkCounter>();
        foreach (var e in events.Where(e => e.UserId.Length > 0 && !IsSupplied(e)))
        {
            var counter = counters.TryGetValue(e.Key, out var known) ? known : counters[e.Key] = new WorkCounter();
            var rule = of.Of(e.OrgId, e.OrgSlug);
            if (e.Carried.Length > 0)
            {
                counter.Resume(WorkCarry.Parse(e.Carried), rule);
            }

            yield return Next(counter, e, rule, inStream: false);
        }
    }

    /// <summary>Cuts events that are sorted by request into requests.</summary>
    internal static async IAsyncEnumerable<List<WorkEvent>> RequestsAsync(IAsyncEnumerable<WorkEvent> events)
    {
        var request = new List<WorkEvent>();
        await foreach (var e in events)
        {
            if (request.Count > 0 && request[0].Batch != e.Batch)
            {
                yield return request;
                request = [];
            }

            request.Add(e);
        }

        if (request.Count > 0)
        {
            yield return request;
        }
    }

    private bool IsSupplied(WorkEvent e) => suppliers.IsSupplied(e.Sender, e.Key.Org, DateTimeOffset.FromUnixTimeMilliseconds(e.ReceivedAt));

    private static WorkCounted Next(WorkCounter counter, WorkEvent e, WorkRule rule, bool inStream)
    {
        var before = counter.HasBegun ? counter.State.Last : (long?)null;
        var end = rule.EndOf(e.Scope, e.Start, e.Duration, inStream);
        var (place, step) = counter.Next(e.Start, end, e.Place, rule);
        return new WorkCounted(e, end, before, place, step, rule, inStream ? WorkBuckets.SlotOf(e.Start) : 0);
    }
}
