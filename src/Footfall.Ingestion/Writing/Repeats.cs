using Footfall.ClickHouse;
using Footfall.ClickHouse.Native;
using Footfall.Ingestion.WorkingTime;
using Footfall.Model;

namespace Footfall.Ingestion.Writing;

/// <summary>
/// Tells new events from repeated ones (semantics 3). Groups pass one after the other, so what one group brings is known
/// to the next.
/// </summary>
internal sealed class Repeats(IStore store, WriterOptions options, WorkMaker work, TimeProvider time)
{
    /// <summary>Between the receipt of an event and its being in the store, also by the clock of another server.</summary>
    internal static readonly TimeSpan CommitLasts = TimeSpan.FromMinutes(2);

    private readonly SeenIds _seen = new(options.RememberFor, options.RememberIds);
    private readonly KnownReports _reports = new(options.RememberFor);

    // Keys of a commit that failed somewhere in the middle, with the times of their events: the store is asked about them.
    private readonly Dictionary<Uuid, long> _uncertain = [];
    private DateTimeOffset _readUntil;
    private readonly List<(Uuid Key, (ulong Duration, long Time)? Before)> _changed = [];

    /// <summary>Reads the ids that the store took in lately, and takes shorter reports out of it that longer ones replaced.</summary>
    internal async Task LoadAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - options.RememberFor;
        var twice = await ReadAsync(since, cancellationToken);
        await RowsOfOneId.RemoveAsync(store, twice, since, cancellationToken);
    }

    /// <summary>Adds the new events of a group to <paramref name="fresh"/>, and says for each batch how many they are.</summary>
    internal async Task<(IReadOnlyList<WriteResult> Results, IReadOnlyList<Replacement> Replacements)> FilterAsync(
        IReadOnlyList<PendingBatch> group, EventRows fresh, CancellationToken cancellationToken)
    {
        if (options.IsShared)
        {
            await ReadAsync(_readUntil - CommitLasts, cancellationToken);
        }

        await AskStoreAsync(group, cancellationToken);
        _changed.Clear();
        var results = new List<WriteResult>(group.Count);
        var replacements = new Dictionary<Uuid, Replacement>();
        var rows = new List<(Event Row, WorkMode Mode)>();
        foreach (var batch in group)
        {
            var before = fresh.Count;
            Filter(batch.Rows, fresh, replacements, rows);
            results.Add(new WriteResult(fresh.Count - before, batch.Rows.Count - (fresh.Count - before)));
        }

        rows.ForEach(r => fresh.AddWork(r.Row, r.Mode));

        return (results, [.. replacements.Values]);
    }

    /// <summary>The new events of the last group were not stored, or not all, or nobody knows.</summary>
    internal void TakeBack(EventRows rows)
    {
        for (var i = 0; i < rows.Keys.Count; i++)
        {
            _seen.Remove(rows.Keys[i], Now);
            _uncertain[rows.Keys[i]] = rows.Columns.Times[i];
        }

        foreach (var (key, before) in Enumerable.Reverse(_changed))
        {
            _reports.Restore(key, before, Now);
            if (before is not null)
            {
                // The shorter report is stored. Should the longer one be, too, its next repeat takes its place.
                _seen.Add(key, Now);
                _uncertain.Remove(key);
            }
        }
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Remembers what the store took in since an instant.</summary>
    /// <returns>Ids that were remembered already.</returns>
    private async Task<List<Uuid>> ReadAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        _readUntil = time.GetUtcNow();
        var known = new List<Uuid>();
        await foreach (var (id, sender, received) in LatelyStored.IdsAsync(store, since, cancellationToken))
        {
            if (!_seen.Add(EventKey.Of(id, sender), received))
            {
                known.Add(id);
            }
        }

        foreach (var (report, received) in await LatelyStored.ReportsAsync(store, since, cancellationToken))
        {
            if (_reports.Find(report.Key) is not { } longest || longest.Duration < report.Duration)
            {
                _reports.Set(report, received);
            }
        }

        return known;
    }

    /// <summary>Asks the store about the events of imports, whose repeats have no time limit, and about those of commits that failed.</summary>
    private async Task AskStoreAsync(IReadOnlyList<PendingBatch> group, CancellationToken cancellationToken)
    {
        var asked = new Dictionary<Uuid, (Uuid Key, long Time)>();
        foreach (var batch in group.Where(b => b.SkipStored || _uncertain.Count > 0))
        {
            for (var i = 0; i < batch.Rows.Count; i++)
            {
                var (key, id) = (batch.Rows.Keys[i], batch.Rows.Columns.Ids[i]);
                if (_uncertain.TryGetValue(key, out var time))
                {
                    asked[id] = (key, time);
                }
                else if (batch.SkipStored && !_seen.Contains(key, Now))
                {
                    asked[id] = (key, batch.Rows.Columns.Times[i]);
                }
            }
        }

        foreach (var (place, key) in await StoredEvents.FindAsync(store, asked.Select(a => (a.Key, a.Value.Time)), cancellationToken))
        {
            // Known from now on, so that the next repeat needs no question. An import is a repeat whoever sent the event first.
            _seen.Add(asked[place.Id].Key, Now);
            _seen.Add(key, Now);
            _uncertain.Remove(key);
        }
    }

    private void Filter(EventRows rows, EventRows fresh, Dictionary<Uuid, Replacement> replacements, List<(Event Row, WorkMode Mode)> workRows)
    {
        var keep = new bool[rows.Count];
        var (now, kept, report) = (Now, 0, 0);
        for (var i = 0; i < keep.Length; i++)
        {
            var isReport = report < rows.Reports.Count && rows.Reports[report].Row == i;
            keep[i] = isReport ? IsNews(rows.Reports[report++], rows.Work, replacements) : _seen.Add(rows.Keys[i], now);
            kept += keep[i] ? 1 : 0;
        }

        if (kept > 0)
        {
            var marks = work.Count(rows.Work, keep, workRows);
            fresh.Append(rows, kept == keep.Length ? default : keep, marks);
        }
    }

    private bool IsNews(SessionReport report, BatchWork batch, Dictionary<Uuid, Replacement> replacements)
    {
        var known = _reports.Find(report.Key);
        var first = _seen.Add(report.Key, Now);
        if (!first && (known is null || known.Value.Duration >= report.Duration))
        {
            return false;
        }

        if (known is { } shorter && !first)
        {
            batch.Replacing.Add(report.Row);
            var before = replacements.TryGetValue(report.Key, out var earlier) ? Math.Min(earlier.Before, shorter.Time) : shorter.Time;
            replacements[report.Key] = new Replacement(report.Place, report.Sender, before, report.Time);
        }

        _changed.Add((report.Key, first ? null : known));
        _reports.Set(report, Now);
        return true;
    }
}
