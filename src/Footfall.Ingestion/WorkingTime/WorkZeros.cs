using Footfall.ClickHouse;
using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>
/// Finds what was looked at and came to nothing: places of a request or of a quarter hour whose events add no time. They have no row of
/// working time, and whoever asks why wants to see them all the more.
/// </summary>
public sealed class WorkZeros(IStore store, WorkRuleBook rules)
{
    /// <summary>Of more events than this, none are looked for: all of them would have to be counted once more.</summary>
    public const long MostEvents = 500_000;

    /// <summary>Rows of 0 ms as they would be, the earliest first; null where there are too many events.</summary>
    public async Task<IReadOnlyList<WorkRow>?> FindAsync(WorkSelection selection, CancellationToken cancellationToken)
    {
        var found = await store.SingleAsync<Found>(Statement(selection, "SELECT count() AS events, countIf(work = 'request') AS requests FROM events WHERE work != 'none' AND $selected$"), cancellationToken);
        if (found.Events is 0 or > MostEvents)
        {
            return found.Events == 0 ? [] : null;
        }

        var buckets = new Dictionary<Guid, Bucket>();
        var replay = rules.Replay();
        if (found.Events > found.Requests)
        {
            await foreach (var e in store.StreamRowsAsync<WorkEvent>(Statement(selection, Streams), cancellationToken))
            {
                if (replay.InStream(e) is { } counted)
                {
                    Note(counted, "stream", buckets);
                }
            }
        }

        if (found.Requests > 0)
        {
            await foreach (var request in WorkReplay.RequestsAsync(store.StreamRowsAsync<WorkEvent>(Statement(selection, Requests), cancellationToken)))
            {
                foreach (var counted in replay.Request(request))
                {
                    Note(counted, "request", buckets);
                }
            }
        }

        return [.. buckets.Values.Where(b => b is { Sum: 0, IsSelected: true } && selection.HasPlace(b.Place)).Select(b => b.Row).OrderBy(r => r.TimeAt).ThenBy(r => r.Id)];
    }

    // With everything of the same users around it, for an event's time begins where the one before it ends, and a quarter hour that the
    // period's end cuts comes to what all of its events come to.
    private const string Streams =
        $$"""
        SELECT {{WorkEvent.Columns}}, toBool($selected$) AS is_selected
        FROM events
        WHERE work IN ('stream', 'late') AND scope != 'send:working_time' AND time >= {reach:DateTime64(3)} AND time < {slot_end:DateTime64(3)}
            AND user_id IN (SELECT DISTINCT user_id FROM events WHERE work IN ('stream', 'late') AND $selected$)
        ORDER BY toStartOfDay(time), user_id, time, micros, received, batch, position
        """;

    private const string Requests =
        $$"""
        SELECT {{WorkEvent.Columns}}, toBool($selected$) AS is_selected
        FROM events
        WHERE work = 'request' AND scope != 'send:working_time'
            AND batch IN (SELECT DISTINCT batch FROM events WHERE work = 'request' AND $selected$)
            AND received >= (SELECT min(received) FROM events WHERE work = 'request' AND $selected$)
            AND received <= (SELECT max(received) FROM events WHERE work = 'request' AND $selected$)
        ORDER BY batch, position
        """;

    private static Statement Statement(WorkSelection selection, string sql)
    {
        var parameters = new Parameters();
        selection.AddTo(parameters);
        parameters.Add("reach", DateTimeOffset.UnixEpoch.AddDays(WorkMaker.DayOf(BatchWork.Microseconds(selection.Range.From)) - WorkCounter.ReachDays));
        parameters.Add("slot_end", DateTimeOffset.UnixEpoch.AddMicroseconds(WorkBuckets.EndOfSlot(BatchWork.Microseconds(selection.Range.To) - 1)));
        return new Statement(sql.Replace("$selected$", $"(scope != 'send:working_time' AND {selection.Condition})", StringComparison.Ordinal)) { Parameters = parameters };
    }

    private static void Note(WorkCounted counted, string countedBy, Dictionary<Guid, Bucket> buckets)
    {
        Add(counted.Place, counted.Step.Total);
        if (counted.Place != counted.Event.Place)
        {
            Add(counted.Event.Place, 0);
        }

        void Add(WorkPlace place, long microseconds)
        {
            var id = counted.Event.Head.IdOf(counted.Slot, place);
            if (!buckets.TryGetValue(id, out var bucket))
            {
                buckets[id] = bucket = new Bucket { Place = place, IsSelected = counted.Event.IsSelected, Row = RowOf(counted.Event, id, place, countedBy) };
            }

            bucket.Sum += microseconds;
        }
    }

    private static WorkRow RowOf(WorkEvent e, Guid id, WorkPlace place, string countedBy) => new()
    {
        Id = id,
        Batch = e.Batch,
        ReceivedAt = e.ReceivedAt,
        TimeAt = (long)Math.Floor(e.Start / 1000m),
        UserId = e.UserId,
        UserName = e.UserName,
        OrgId = e.OrgId,
        OrgSlug = e.OrgSlug,
        ProjectId = place.ProjectId ?? "",
        TaskId = place.TaskId ?? "",
        JobId = place.JobId ?? "",
        RequestId = e.Batch.ToString("D"),
        CountedBy = countedBy,
    };

    private sealed class Bucket
    {
        public required WorkPlace Place { get; init; }

        public required bool IsSelected { get; init; }

        public required WorkRow Row { get; init; }

        public long Sum { get; set; }
    }

    private sealed record Found(long Events, long Requests);
}
