using Footfall.ClickHouse;
using Footfall.ClickHouse.Native;

namespace Footfall.Ingestion.Writing;

/// <summary>
/// Tells new events from repeated ones (semantics 3). Groups pass one after the other, so what one group brings is known
/// to the next.
/// </summary>
internal sealed class Repeats(IStore store, WriterOptions options, TimeProvider time)
{
    private readonly SeenIds _seen = new(options.RememberFor, options.RememberIds);
    private readonly KnownReports _reports = new(options.RememberFor);

    // Ids of a commit that failed somewhere in the middle, with the times of their events: the store is asked about them.
    private readonly Dictionary<Uuid, long> _uncertain = [];
    private readonly List<(Uuid Id, (ulong Duration, long Time)? Before)> _changed = [];

    /// <summary>Reads the ids that the store took in lately, and takes shorter reports out of it that longer ones replaced.</summary>
    internal async Task LoadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var since = now - options.RememberFor;
        var twice = new List<Uuid>();
        await foreach (var (id, received) in LatelyStored.IdsAsync(store, since, cancellationToken))
        {
            if (!_seen.Add(id, received))
            {
                twice.Add(id);
            }
        }

        await RowsOfOneId.RemoveAsync(store, twice, since, cancellationToken);
        foreach (var (report, received) in await LatelyStored.ReportsAsync(store, since, cancellationToken))
        {
            _reports.Set(report, received);
        }
    }

    /// <summary>Adds the new events of a group to <paramref name="fresh"/>, and says for each batch how many they are.</summary>
    internal async Task<(IReadOnlyList<WriteResult> Results, IReadOnlyList<Replacement> Replacements)> FilterAsync(
        IReadOnlyList<PendingBatch> group, EventRows fresh, CancellationToken cancellationToken)
    {
        var stored = await StoredEvents.FindAsync(store, group.SelectMany(ToLookUp), cancellationToken);
        foreach (var id in stored.Select(e => e.Id))
        {
            // Known from now on, so that the next repeat needs no question.
            _seen.Add(id, Now);
            _uncertain.Remove(id);
        }

        _changed.Clear();
        var results = new List<WriteResult>(group.Count);
        var replacements = new Dictionary<Uuid, Replacement>();
        foreach (var batch in group)
        {
            var before = fresh.Count;
            Filter(batch.Rows, fresh, replacements);
            results.Add(new WriteResult(fresh.Count - before, batch.Rows.Count - (fresh.Count - before)));
        }

        return (results, [.. replacements.Values]);
    }

    /// <summary>The new events of the last group were not stored, or not all, or nobody knows.</summary>
    internal void TakeBack(EventColumns events)
    {
        for (var i = 0; i < events.Count; i++)
        {
            _seen.Remove(events.Ids[i], Now);
            _uncertain[events.Ids[i]] = events.Times[i];
        }

        foreach (var (id, before) in Enumerable.Reverse(_changed))
        {
            _reports.Restore(id, before, Now);
            if (before is not null)
            {
                // The shorter report is stored. Should the longer one be, too, its next repeat takes its place.
                _seen.Add(id, Now);
                _uncertain.Remove(id);
            }
        }
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private IEnumerable<(Uuid Id, long Time)> ToLookUp(PendingBatch batch)
    {
        if (!batch.SkipStored && _uncertain.Count == 0)
        {
            return [];
        }

        var events = StoredEvents.Of(batch.Rows.Columns);
        return batch.SkipStored
            ? events.Where(e => !_seen.Contains(e.Id, Now))
            : events.Where(e => _uncertain.ContainsKey(e.Id)).Select(e => (e.Id, _uncertain[e.Id]));
    }

    private void Filter(EventRows rows, EventRows fresh, Dictionary<Uuid, Replacement> replacements)
    {
        var keep = new bool[rows.Count];
        var (now, kept, report) = (Now, 0, 0);
        for (var i = 0; i < keep.Length; i++)
        {
            var isReport = report < rows.Reports.Count && rows.Reports[report].Row == i;
            keep[i] = isReport ? IsNews(rows.Reports[report++], replacements) : _seen.Add(rows.Columns.Ids[i], now);
            kept += keep[i] ? 1 : 0;
        }

        if (kept > 0)
        {
            fresh.Append(rows, kept == keep.Length ? default : keep);
        }
    }

    private bool IsNews(SessionReport report, Dictionary<Uuid, Replacement> replacements)
    {
        var known = _reports.Find(report.Place.Id);
        var first = _seen.Add(report.Place.Id, Now);
        if (!first && (known is null || known.Value.Duration >= report.Duration))
        {
            return false;
        }

        if (known is { } shorter && !first)
        {
            var before = replacements.TryGetValue(report.Place.Id, out var earlier) ? Math.Min(earlier.Before, shorter.Time) : shorter.Time;
            replacements[report.Place.Id] = new Replacement(report.Place, before, report.Time);
        }

        _changed.Add((report.Place.Id, first ? null : known));
        _reports.Set(report, Now);
        return true;
    }
}
