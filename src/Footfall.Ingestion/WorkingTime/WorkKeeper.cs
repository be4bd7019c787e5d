using Footfall.ClickHouse;
using Footfall.ClickHouse.Native;
using Footfall.Ingestion.Rollups;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Footfall.Model.WorkingTime;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>
/// Keeps rows of working time right where they could not be made right away: after late events, after a start, after a failed commit, and when
/// somebody asks for it because settings changed. One computation at a time. See <c>docs/adr/0015-working-time.md</c>.
/// </summary>
public sealed partial class WorkKeeper(
    IStore store, EventWriter writer, DaySeals seals, ExchangeGate gate, WorkRuleBook rules, TimeProvider time, ILogger<WorkKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // While late events go on coming in, as in a long import, it is better to wait for their end; but not for ever.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CommitLasts = TimeSpan.FromMinutes(2);
    private static readonly Insert Marks = new("work_days", ["day", "version", "until", "dirty"]);
    private static readonly Insert Outdated = new("work_outdated", ["id"]);

    private readonly SemaphoreSlim _one = new(1);
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _version;

    private LateDays Late => writer.Work.Late;

    /// <summary>Whether all that came late is computed.</summary>
    public bool IsSettled => _loaded.Task.IsCompletedSuccessfully && Late.IsEmpty && _one.CurrentCount == 1;

    /// <summary>Notes what an earlier run left to be computed. Nothing else happens before.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await rules.LoadAsync(time.GetUtcNow(), cancellationToken);
        var marks = await store.RowsAsync<MarkRow>(
            Statement.Write("SELECT toInt32(day) AS day, version, toUnixTimestamp64Milli(until) AS until, dirty FROM work_days FINAL"), cancellationToken);
        var late = await store.RowsAsync<LateRow>(
            Statement.Write("SELECT toInt32(toDate(time)) AS day, toUnixTimestamp64Milli(max(received)) AS received FROM events WHERE work = 'late' GROUP BY day"), cancellationToken);
        var done = marks.ToDictionary(m => m.Day, m => m.Until);
        var latest = await store.SingleAsync<LatestRow>(
            Statement.Write("SELECT toUnixTimestamp64Milli(max(time)) AS milliseconds, count() AS events FROM events WHERE work IN ('stream', 'late')"), cancellationToken);
        writer.Work.Begin(latest.Events == 0 ? long.MinValue : (latest.Milliseconds * 1000) + 999);
        _version = marks.Select(m => m.Version).DefaultIfEmpty().Max();
        Late.NoteAll(late.Where(l => l.Received > done.GetValueOrDefault(l.Day, long.MinValue)).Select(l => l.Day), requests: false);
        Late.NoteAll(marks.Where(m => m.Dirty).Select(m => m.Day), requests: true);
        _loaded.TrySetResult();
    }

    /// <summary>Computes what came late. Nothing to do most of the time.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        await _loaded.Task.WaitAsync(cancellationToken);
        if (IsSettled)
        {
            return;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            var taken = Late.Take();
            if (taken.Count > 0)
            {
                await SettleAsync(taken, cancellationToken);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Computes a range of days again, by the rules of now, and exchanges what differs at once for readers.</summary>
    /// <param name="range">Whole UTC days that touch it.</param>
    /// <param name="progress">Hears how many percent are done.</param>
    /// <param name="cancellationToken">Gives up; nothing has changed then.</param>
    public async Task<WorkOutcome> RecomputeAsync(TimeRange range, IProgress<int> progress, CancellationToken cancellationToken)
    {
        await _loaded.Task.WaitAsync(cancellationToken);
        await _one.WaitAsync(cancellationToken);
        try
        {
            var (first, after) = (DayOf(range.From), DayOf(range.To.AddTicks(-1)) + 1);
            if (range.To >= time.GetUtcNow())
            {
                await ForgetSuppliersAsync(first, cancellationToken);
            }

            var (began, heads, changes) = (time.GetUtcNow(), writer.Work.Heads(), new WorkChanges { Rules = rules.OfRecompute(first, after) });
            var remake = new WorkRemake(store, () => rules.Replay(changes.Rules), began);

            // The days after stay counted by their rules, but what reaches into them may be other now.
            var reached = changes.Rules is null ? after : after + WorkCounter.ReachDays;
            Correct(heads, await remake.StreamsAsync(first, reached, null, changes, cancellationToken));
            var days = await remake.DaysOfRequestsAsync(first, after, cancellationToken);
            for (var i = 0; i < days.Count; i++)
            {
                await remake.RequestsAsync(days[i], changes, cancellationToken);
                progress.Report((i + 1) * 100 / days.Count);
            }

            await ExchangeAsync(changes, began, cancellationToken);
            return new WorkOutcome(after - first, changes.Insert.Count, changes.Delete.Count);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            await _loaded.Task.WaitAsync(stoppingToken);
            var since = time.GetUtcNow();
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var now = time.GetUtcNow();
                if (Late.IsEmpty)
                {
                    since = now;
                }
                else if (now - Late.Latest >= Quiet || now - since >= LongestDelay)
                {
                    await TrySettleAsync(stoppingToken);
                    since = time.GetUtcNow();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops. What was late is found again at the next start.
        }
    }

    private async Task TrySettleAsync(CancellationToken stoppingToken)
    {
        try
        {
            await SettleAsync(stoppingToken);
        }
        catch (StoreException e)
        {
            Failed(logger, e);
        }
    }

    private async Task SettleAsync(IReadOnlyDictionary<int, LateDay> taken, CancellationToken cancellationToken)
    {
        try
        {
            // Events are noted as late before they are stored.
            await writer.CommittedAsync(cancellationToken);
            var (began, heads, changes) = (time.GetUtcNow(), writer.Work.Heads(), new WorkChanges());
            var remake = new WorkRemake(store, () => rules.Replay(), began);
            foreach (var run in Runs(taken))
            {
                Correct(heads, await remake.StreamsAsync(run.First, run.After, run.Users, changes, cancellationToken));
            }

            foreach (var day in taken.Where(d => d.Value.Requests).Select(d => d.Key))
            {
                await remake.RequestsAsync(day, changes, cancellationToken);
            }

            await ExchangeAsync(changes, began, cancellationToken);
            await MarkAsync(taken.Keys, began - CommitLasts, dirty: false, cancellationToken);
            Settled(logger, taken.Count, changes.Insert.Count, changes.Delete.Count);
        }
        catch
        {
            Late.Add(taken);
            throw;
        }
    }

    /// <summary>
    /// Runs of days that follow each other, each with the days after that an event reaches into; and whose they are.
    /// </summary>
    private static IEnumerable<(int First, int After, IReadOnlyCollection<string>? Users)> Runs(IReadOnlyDictionary<int, LateDay> days)
    {
        var (first, after, users) = (0, int.MinValue, (HashSet<string>?)null);
        foreach (var (day, late) in days.OrderBy(d => d.Key))
        {
            if (day > after)
            {
                if (after != int.MinValue)
                {
                    yield return (first, after, users);
                }

                (first, users) = (day, []);
            }

            after = day + 1 + WorkCounter.ReachDays;
            users = users is null || late.Streams is null ? null : [.. users, .. late.Streams.Select(s => s.User)];
        }

        if (after != int.MinValue)
        {
            yield return (first, after, users);
        }
    }

    /// <summary>A stream that stands elsewhere than intake believed was counted wrongly since.</summary>
    private void Correct(Dictionary<WorkStreamKey, ((long Last, WorkPlace Owner) State, long LastStart)> heads, IReadOnlyDictionary<WorkStreamKey, WorkCounter> counters)
    {
        foreach (var (stream, counter) in counters)
        {
            if (heads.TryGetValue(stream, out var head) && counter.LastStart >= head.LastStart && (counter.LastStart > head.LastStart || counter.State != head.State))
            {
                writer.Work.Forget(stream, counter.LastStart);
            }
        }
    }

    private async Task ExchangeAsync(WorkChanges changes, DateTimeOffset began, CancellationToken cancellationToken)
    {
        if (!changes.Any)
        {
            await NoteRulesAsync(changes, cancellationToken);
            return;
        }

        var columns = new EventColumns();
        changes.Insert.ForEach(i => columns.Add(i.Row, WorkRowHead.Sender, i.Mode));
        await StageAsync(changes.Delete, cancellationToken);
        await gate.RunAsync(async () =>
        {
            // From here on to the end, whatever the caller does: half of it must not stay.
            await MarkAsync(changes.Days, DateTimeOffset.UnixEpoch, dirty: true, CancellationToken.None);
            await NoteRulesAsync(changes, CancellationToken.None);
            var days = await seals.CommitBeginsAsync(changes.Days, CancellationToken.None);
            try
            {
                await DeleteAsync(changes);
                if (columns.Count > 0)
                {
                    await store.InsertAsync(EventColumns.Target, [columns.ToBlock()], CancellationToken.None);
                }
            }
            finally
            {
                seals.CommitEnded(days);
            }

            // What came in since the events were read is not in it.
            await MarkAsync(changes.Days, began - CommitLasts, dirty: false, CancellationToken.None);
        });
    }

    private Task NoteRulesAsync(WorkChanges changes, CancellationToken cancellationToken) =>
        changes.Rules is { } entry ? rules.AddAsync(entry, cancellationToken) : Task.CompletedTask;

    private async Task StageAsync(HashSet<Guid> ids, CancellationToken cancellationToken)
    {
        await store.ExecuteAsync(Statement.Write("TRUNCATE TABLE work_outdated"), cancellationToken);
        if (ids.Count > 0)
        {
            var id = new UuidColumn("id");
            foreach (var one in ids)
            {
                id.Add(one);
            }

            await store.InsertAsync(Outdated, [new NativeBlock(id).ToBytes()], cancellationToken);
        }
    }

    private async Task DeleteAsync(WorkChanges changes)
    {
        if (changes.Delete.Count > 0)
        {
            var statement = Statement.Write(
                $"""
                DELETE FROM events
                WHERE time >= {"{from:DateTime64(3)}"} AND time < {"{to:DateTime64(3)}"}
                    AND sender = '{WorkRowHead.Sender}' AND id IN (SELECT id FROM work_outdated)
                """);
            await store.ExecuteAsync(
                statement with
                {
                    Parameters = new Parameters()
                        .Add("from", DateTimeOffset.UnixEpoch.AddDays(changes.Days.Min))
                        .Add("to", DateTimeOffset.UnixEpoch.AddDays(changes.Days.Max + 1)),
                },
                CancellationToken.None);
        }
    }

    private async Task MarkAsync(IEnumerable<int> days, DateTimeOffset until, bool dirty, CancellationToken cancellationToken)
    {
        var (day, version, received, dirtyColumn) = (
            new FixedColumn<ushort>("day", "Date"), new FixedColumn<long>("version", "Int64"), new TimeColumn("until"), new FixedColumn<byte>("dirty", "Bool"));
        _version = Math.Max(_version + 1, time.GetUtcNow().ToUnixTimeMilliseconds());
        foreach (var one in days)
        {
            day.Add((ushort)one);
            version.Add(_version);
            received.Add(until);
            dirtyColumn.Add(dirty ? (byte)1 : (byte)0);
        }

        if (day.Count > 0)
        {
            await store.InsertAsync(Marks, [new NativeBlock(day, version, received, dirtyColumn).ToBytes()], cancellationToken);
        }
    }

    /// <summary>Who sent no working time from a day on until now supplies it no more, and is counted from here on.</summary>
    private async Task ForgetSuppliersAsync(int first, CancellationToken cancellationToken)
    {
        var statement = Statement.Write($"SELECT DISTINCT {NameBook.SupplierSql} AS supplier FROM events WHERE scope = 'send:working_time' AND sender NOT IN ('', '{WorkRowHead.Sender}') AND time >= {"{from:DateTime64(3)}"}");
        var rows = await store.RowsAsync<SupplierRow>(statement with { Parameters = new Parameters().Add("from", DateTimeOffset.UnixEpoch.AddDays(first)) }, cancellationToken);
        await writer.Names.KeepSuppliersAsync(rows.Select(r => r.Supplier).ToHashSet(), time.GetUtcNow(), cancellationToken);
    }

    private static int DayOf(DateTimeOffset instant) => WorkMaker.DayOf(BatchWork.Microseconds(instant));

    private sealed record MarkRow(int Day, long Version, long Until, bool Dirty);

    private sealed record SupplierRow(string Supplier);

    private sealed record LateRow(int Day, long Received);

    private sealed record LatestRow(long Milliseconds, long Events);

    [LoggerMessage(EventId = 230, Level = LogLevel.Debug, Message = "Working time of {Days} days was computed again: {New} rows new, {Gone} gone")]
    private static partial void Settled(ILogger logger, int days, int @new, int gone);

    [LoggerMessage(EventId = 231, Level = LogLevel.Warning, Message = "Working time of late events could not be computed; it is tried again")]
    private static partial void Failed(ILogger logger, Exception exception);
}
