using Footfall.ClickHouse;
using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>Counts rows of working time once more, event by event, and writes down each step: by the same clock as intake.</summary>
public sealed class WorkExplainer(IStore store, WorkRules rules)
{
    /// <summary>The events behind each row, by the row's id. A row that the platform sent has none.</summary>
    public async Task<IReadOnlyDictionary<Guid, List<WorkTrace>>> ExplainAsync(IReadOnlyList<WorkRow> rows, CancellationToken cancellationToken)
    {
        var wanted = rows.Where(r => r.CountedBy != "sender").ToDictionary(r => r.Id, _ => new List<WorkTrace>());
        await RequestsAsync([.. rows.Where(r => r.CountedBy == "request")], wanted, cancellationToken);
        await StreamsAsync([.. rows.Where(r => r.CountedBy == "stream")], wanted, cancellationToken);
        return wanted;
    }

    private async Task RequestsAsync(List<WorkRow> rows, Dictionary<Guid, List<WorkTrace>> wanted, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var statement = new Statement(
            $$"""
            SELECT {{WorkEvent.Columns}}
            FROM events
            WHERE work = 'request' AND scope != 'send:working_time' AND batch IN {batches:Array(UUID)}
                AND received BETWEEN {first:DateTime64(3)} AND {last:DateTime64(3)}
            ORDER BY batch, position
            """)
        {
            Parameters = new Parameters()
                .Add("batches", rows.Select(r => r.Batch).Distinct())
                .Add("first", DateTimeOffset.FromUnixTimeMilliseconds(rows.Min(r => r.ReceivedAt)))
                .Add("last", DateTimeOffset.FromUnixTimeMilliseconds(rows.Max(r => r.ReceivedAt))),
        };
        var counters = new Dictionary<WorkStreamKey, WorkCounter>();
        var batch = Guid.Empty;
        await foreach (var e in store.StreamRowsAsync<WorkEvent>(statement, cancellationToken))
        {
            if (e.Batch != batch)
            {
                counters.Clear();
                batch = e.Batch;
            }

            var counter = counters.TryGetValue(e.Key, out var known) ? known : counters[e.Key] = new WorkCounter();
            if (e.Carried.Length > 0)
            {
                counter.Resume(WorkCarry.Parse(e.Carried));
            }

            Step(e, counter, 0, inStream: false, wanted);
        }
    }

    private async Task StreamsAsync(List<WorkRow> rows, Dictionary<Guid, List<WorkTrace>> wanted, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        // With the day before each: so far back an event's time may begin.
        var days = rows.Select(r => WorkMaker.DayOf(r.TimeAt * 1000)).SelectMany(d => new[] { d - 1L, d }).Distinct().ToList();
        var statement = new Statement(
            $$"""
            SELECT {{WorkEvent.Columns}}
            FROM events
            WHERE work IN ('stream', 'late') AND scope != 'send:working_time' AND user_id IN {users:Array(String)}
                AND time >= {from:DateTime64(3)} AND time < {to:DateTime64(3)} AND toInt64(toDate(time)) IN {days:Array(Int64)}
            ORDER BY toStartOfDay(time), user_id, time, micros, received, batch, position
            """)
        {
            Parameters = new Parameters()
                .Add("users", rows.Select(r => r.UserId).Distinct())
                .Add("from", DateTimeOffset.UnixEpoch.AddDays(days.Min()))
                .Add("to", DateTimeOffset.UnixEpoch.AddDays(days.Max() + 1))
                .Add("days", days),
        };
        var counters = new Dictionary<WorkStreamKey, WorkCounter>();
        await foreach (var e in store.StreamRowsAsync<WorkEvent>(statement, cancellationToken))
        {
            var counter = counters.TryGetValue(e.Key, out var known) ? known : counters[e.Key] = new WorkCounter();
            Step(e, counter, WorkBuckets.SlotOf(e.Start), inStream: true, wanted);
        }
    }

    private void Step(WorkEvent e, WorkCounter counter, long slot, bool inStream, Dictionary<Guid, List<WorkTrace>> wanted)
    {
        var rule = rules.Of(e.OrgId, e.OrgSlug);
        var end = rule.EndOf(e.Scope, e.Start, e.Duration, inStream);
        var before = counter.HasBegun ? counter.Carry.Last : (long?)null;
        var (place, step) = counter.Next(e.Start, end, e.Place, rule);
        if (wanted.TryGetValue(e.Head.IdOf(slot, place), out var traces))
        {
            traces.Add(new WorkTrace
            {
                Id = e.Id,
                Time = DateTimeOffset.UnixEpoch.AddMicroseconds(e.Start),
                End = DateTimeOffset.UnixEpoch.AddMicroseconds(end),
                Scope = e.Scope,
                Place = e.Place,
                Before = before is { } last ? DateTimeOffset.UnixEpoch.AddMicroseconds(last) : null,
                GapMs = step.Gap / 1000m,
                GapCounts = step is { IsGapCounted: true, Gap: > 0 },
                OwnMs = step.Own / 1000m,
                CountedMs = step.Total / 1000m,
                Why = WorkWords.Why(e, before, step, end - e.Start, rule, inStream),
            });
        }
    }
}
