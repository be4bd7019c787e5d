using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>Counts rows of working time once more, event by event, and writes down each step: by the same clock as intake.</summary>
public sealed class WorkExplainer(IStore store, WorkRuleBook rules)
{
    /// <summary>The events behind each row, by the row's id. A row that the platform sent has none.</summary>
    public async Task<IReadOnlyDictionary<Guid, WorkExplained>> ExplainAsync(IReadOnlyList<WorkRow> rows, CancellationToken cancellationToken)
    {
        var wanted = rows.Where(r => r.CountedBy != "sender").ToDictionary(r => r.Id, _ => new List<(WorkRule Rule, WorkTrace Trace)>());
        await RequestsAsync([.. rows.Where(r => r.CountedBy == "request")], wanted, cancellationToken);
        await StreamsAsync([.. rows.Where(r => r.CountedBy == "stream")], wanted, cancellationToken);
        return rows.ToDictionary(r => r.Id, r => wanted.TryGetValue(r.Id, out var steps) && steps.Count > 0
            ? new WorkExplained(steps[0].Rule, steps.ConvertAll(s => s.Trace))
            : new WorkExplained(rules.Now.Of(r.OrgId, r.OrgSlug), []));
    }

    private async Task RequestsAsync(List<WorkRow> rows, Dictionary<Guid, List<(WorkRule Rule, WorkTrace Trace)>> wanted, CancellationToken cancellationToken)
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
        var replay = rules.Replay();
        await foreach (var request in WorkReplay.RequestsAsync(store.StreamRowsAsync<WorkEvent>(statement, cancellationToken)))
        {
            foreach (var counted in replay.Request(request))
            {
                Note(counted, wanted);
            }
        }
    }

    private async Task StreamsAsync(List<WorkRow> rows, Dictionary<Guid, List<(WorkRule Rule, WorkTrace Trace)>> wanted, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        // With the days before each: so far back a stream reaches.
        var days = rows.Select(r => WorkMaker.DayOf(r.TimeAt * 1000)).Distinct()
            .SelectMany(d => Enumerable.Range(d - WorkCounter.ReachDays, WorkCounter.ReachDays + 1)).Select(d => (long)d).Distinct().ToList();
        var (from, to) = (DateTimeOffset.UnixEpoch.AddDays(days.Min()), DateTimeOffset.UnixEpoch.AddDays(days.Max() + 1));
        var statement = new Statement(
            $$"""
            SELECT {{WorkEvent.Columns}}
            FROM events
            WHERE work IN ('stream', 'late') AND scope != 'send:working_time' AND user_id IN {users:Array(String)}
                AND time >= {from:DateTime64(3)} AND time < {to:DateTime64(3)} AND toInt64(toDate(time)) IN {days:Array(Int64)}{{EventDays.Hint(from, to)}}
            ORDER BY toStartOfDay(time), user_id, time, micros, received, batch, position
            """)
        {
            Parameters = new Parameters()
                .Add("users", rows.Select(r => r.UserId).Distinct())
                .Add("from", from)
                .Add("to", to)
                .Add("days", days),
        };
        var replay = rules.Replay();
        await foreach (var e in store.StreamRowsAsync<WorkEvent>(statement, cancellationToken))
        {
            if (replay.InStream(e) is { } counted)
            {
                Note(counted, wanted);
            }
        }
    }

    /// <summary>A step stands under the place that its time belongs to; and, where that is another, under the event's own, so that no event is missing there.</summary>
    private static void Note(WorkCounted counted, Dictionary<Guid, List<(WorkRule Rule, WorkTrace Trace)>> wanted)
    {
        var (e, head) = (counted.Event, counted.Event.Head);
        if (wanted.TryGetValue(head.IdOf(counted.Slot, counted.Place), out var steps))
        {
            steps.Add((counted.Rule, TraceOf(counted)));
        }

        if (e.Place != counted.Place && wanted.TryGetValue(head.IdOf(counted.Slot, e.Place), out var others))
        {
            others.Add((counted.Rule, TraceOf(counted) with { GapCounts = false, OwnMs = 0, CountedMs = 0, Why = WorkWords.Elsewhere(counted) }));
        }
    }

    private static WorkTrace TraceOf(WorkCounted counted) => new()
    {
        Id = counted.Event.Id,
        Time = DateTimeOffset.UnixEpoch.AddMicroseconds(counted.Event.Start),
        End = DateTimeOffset.UnixEpoch.AddMicroseconds(counted.End),
        Scope = counted.Event.Scope,
        Place = counted.Event.Place,
        Before = counted.Before is { } last ? DateTimeOffset.UnixEpoch.AddMicroseconds(last) : null,
        GapMs = counted.Step.Gap / 1000m,
        GapCounts = counted.Step is { IsGapCounted: true, Gap: > 0 },
        OwnMs = counted.Step.Own / 1000m,
        CountedMs = counted.Step.Total / 1000m,
        Why = WorkWords.Why(counted),
    };
}
