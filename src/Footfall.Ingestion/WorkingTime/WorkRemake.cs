using System.Runtime.CompilerServices;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>Computes working time again from stored events, and finds what differs. Changes nothing.</summary>
internal sealed class WorkRemake(IStore store, Func<WorkReplay> newReplay, DateTimeOffset began)
{
    // Between the receipt of a request and its being in the store.
    private static readonly TimeSpan CommitLasts = TimeSpan.FromMinutes(2);

    // Requests that count by themselves and were looked at: one that reaches over midnight is found twice.
    private readonly HashSet<Guid> _done = [];

    private const string Own = $"sender = '{WorkRowHead.Sender}'";

    /// <summary>Streams of some days that follow each other.</summary>
    /// <param name="first">First day, counted from 1970.</param>
    /// <param name="after">First day that is none of them.</param>
    /// <param name="users">Whose; null for everybody's.</param>
    /// <param name="changes">What differs is added here.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Where each stream stands at the end of the days.</returns>
    internal async Task<IReadOnlyDictionary<WorkStreamKey, WorkCounter>> StreamsAsync(
        int first, int after, IReadOnlyCollection<string>? users, WorkChanges changes, CancellationToken cancellationToken)
    {
        var replay = newReplay();
        var buckets = new WorkBuckets();
        var heads = new Dictionary<(Guid Batch, WorkStreamKey Stream), WorkRowHead>();
        var (day, seen) = (first, new HashSet<Guid>());
        var present = await DaysAsync("'stream', 'late'", first, after, cancellationToken);
        await foreach (var e in EventsAsync(first, after, users, cancellationToken))
        {
            var of = WorkMaker.DayOf(e.Start);
            for (; day < of; day++)
            {
                if (!present.Contains(day))
                {
                    continue;
                }

                await FlushAsync(day, users, buckets, seen, changes, cancellationToken);
                heads.Clear();
            }

            var counted = replay.InStream(e);
            if (of >= first)
            {
                seen.Add(e.Batch);
            }

            if (of >= first && counted is not null)
            {
                var head = heads.TryGetValue((e.Batch, e.Key), out var one) ? one : heads[(e.Batch, e.Key)] = e.Head;
                buckets.Add(head, counted.Slot, counted.Place, (e.Start, e.Position), counted.Step.Total);
            }
        }

        for (; day < after; day++)
        {
            if (!present.Contains(day))
            {
                continue;
            }

            await FlushAsync(day, users, buckets, seen, changes, cancellationToken);
        }

        return replay.Streams;
    }

    /// <summary>Days with requests that count by themselves.</summary>
    internal async Task<IReadOnlyList<int>> DaysOfRequestsAsync(int first, int after, CancellationToken cancellationToken) =>
        [.. (await DaysAsync("'request'", first, after, cancellationToken)).Order()];

    /// <summary>Requests that count by themselves and have events on a day; each as a whole, also where it reaches into other days.</summary>
    internal async Task RequestsAsync(int day, WorkChanges changes, CancellationToken cancellationToken)
    {
        var batches = await store.RowsAsync<BatchRow>(
            Read("SELECT DISTINCT batch, toUnixTimestamp64Milli(received) AS received_at FROM events WHERE work = 'request' AND $range$", (day, day + 1)), cancellationToken);
        if (batches.Count == 0)
        {
            return;
        }

        // Events of a request were received at one instant, so they are found wherever they lie in time.
        Action<Parameters> received = p => p
            .Add("first_received", DateTimeOffset.FromUnixTimeMilliseconds(batches.Min(b => b.ReceivedAt)))
            .Add("last_received", DateTimeOffset.FromUnixTimeMilliseconds(batches.Max(b => b.ReceivedAt)));
        const string These =
            """
            work = 'request' AND received BETWEEN {first_received:DateTime64(3)} AND {last_received:DateTime64(3)}
                AND batch IN (SELECT batch FROM events WHERE work = 'request' AND $range$)
            """;
        var events = Read($"SELECT {WorkEvent.Columns} FROM events WHERE {These} AND scope != 'send:working_time' ORDER BY batch, position", (day, day + 1), received);
        var (buckets, replay, seen) = (new WorkBuckets(), newReplay(), new HashSet<Guid>());
        await foreach (var request in WorkReplay.RequestsAsync(store.StreamRowsAsync<WorkEvent>(events, cancellationToken)))
        {
            if (_done.Contains(request[0].Batch))
            {
                continue;
            }

            seen.Add(request[0].Batch);
            var heads = new Dictionary<WorkStreamKey, WorkRowHead>();
            foreach (var counted in replay.Request(request))
            {
                var e = counted.Event;
                var head = heads.TryGetValue(e.Key, out var one) ? one : heads[e.Key] = e.Head;
                buckets.Add(head, 0, counted.Place, (e.Start, e.Position), counted.Step.Total);
            }
        }

        var stored = Read($"SELECT {WorkStoredRow.Columns} FROM events WHERE {These} AND {Own}", (day, day + 1), received);
        changes.Compare(buckets.ToRows(), WorkMode.Request, await StoredAsync(stored, seen, cancellationToken));
        _done.UnionWith(seen);
    }

    private async Task<HashSet<int>> DaysAsync(string modes, int first, int after, CancellationToken cancellationToken)
    {
        var rows = await store.RowsAsync<DayRow>(
            Read($"SELECT DISTINCT toInt32(toDate(time)) AS day FROM events WHERE work IN ({modes}) AND $range$", (first, after)), cancellationToken);
        return [.. rows.Select(r => r.Day)];
    }

    private async Task FlushAsync(int day, IReadOnlyCollection<string>? users, WorkBuckets buckets, HashSet<Guid> seen, WorkChanges changes, CancellationToken cancellationToken)
    {
        var statement = Read(
            $"SELECT {WorkStoredRow.Columns} FROM events WHERE {Own} AND work = 'stream' AND $range$ {OfUsers(users)}",
            (day, day + 1), Users(users));
        changes.Compare(buckets.ToRows(), WorkMode.Stream, await StoredAsync(statement, seen, cancellationToken));
        buckets.Clear();
        seen.Clear();
    }

    /// <summary>Events of streams, in order of time for each of them, from so many days before the first on as a stream reaches back.</summary>
    private async IAsyncEnumerable<WorkEvent> EventsAsync(
        int first, int after, IReadOnlyCollection<string>? users, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // In the order of the table's key, so that nothing has to be sorted as a whole; one user's orgs lie mixed.
        var statement = Read(
            $"""
            SELECT {WorkEvent.Columns}
            FROM events
            WHERE work IN ('stream', 'late') AND scope != 'send:working_time' AND $range$ {OfUsers(users)}
            ORDER BY toStartOfDay(time), user_id, time, micros, received, batch, position
            """,
            (first - WorkCounter.ReachDays, after), Users(users));
        await foreach (var e in store.StreamRowsAsync<WorkEvent>(statement, cancellationToken))
        {
            yield return e;
        }
    }

    /// <summary>
    /// The rows that are stored, read after the events that they sum up. A request that came in meanwhile is left alone: its events were not
    /// seen, and its rows are right.
    /// </summary>
    private async Task<Dictionary<Guid, WorkStoredRow>> StoredAsync(Statement statement, HashSet<Guid> seen, CancellationToken cancellationToken)
    {
        var recent = (began - CommitLasts).ToUnixTimeMilliseconds();
        var rows = new Dictionary<Guid, WorkStoredRow>();
        await foreach (var row in store.StreamRowsAsync<WorkStoredRow>(statement with { Lane = Lane.Write }, cancellationToken))
        {
            if (!_done.Contains(row.Batch) && (seen.Contains(row.Batch) || row.ReceivedAt < recent))
            {
                rows[row.Id] = row;
            }
        }

        return rows;
    }

    /// <summary>A statement about days from the first to that after the last.</summary>
    private static Statement Read(string sql, (int First, int After) days, Action<Parameters>? add = null)
    {
        var (from, to) = (DateTimeOffset.UnixEpoch.AddDays(days.First), DateTimeOffset.UnixEpoch.AddDays(days.After));
        var parameters = new Parameters().Add("day_from", from).Add("day_to", to);
        add?.Invoke(parameters);
        return new Statement(sql.Replace("$range$", $"time >= {{day_from:DateTime64(3)}} AND time < {{day_to:DateTime64(3)}}{EventDays.Hint(from, to)}", StringComparison.Ordinal))
        {
            Parameters = parameters,
            Lane = Lane.Export,
        };
    }

    private static string OfUsers(IReadOnlyCollection<string>? users) => users is null ? "" : "AND user_id IN {users:Array(String)}";

    private static Action<Parameters> Users(IReadOnlyCollection<string>? users) => p => _ = users is null ? p : p.Add("users", users);

    private sealed record DayRow(int Day);

    private sealed record BatchRow(Guid Batch, long ReceivedAt);
}
