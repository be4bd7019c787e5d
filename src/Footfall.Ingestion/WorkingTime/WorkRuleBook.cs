using Footfall.ClickHouse;
using Footfall.Ingestion.Writing;
using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>
/// Keeps in the store by which rules what was counted, so that only a recomputation counts by others what was counted before a setting changed.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="now">The rules of now, which intake counts by.</param>
/// <param name="names">Who supplies working time.</param>
public sealed class WorkRuleBook(IStore store, WorkRules now, NameBook names)
{
    private volatile WorkRuleHistory _history = WorkRuleHistory.Of(now);

    /// <summary>The rules of now.</summary>
    public WorkRules Now => now;

    internal WorkRuleHistory History => _history;

    /// <summary>Counts stored events once more.</summary>
    /// <param name="added">An entry that is not kept yet.</param>
    internal WorkReplay Replay(WorkRuleEntry? added = null) => new(added is null ? _history : _history.With(added), names);

    /// <summary>Reads what is kept, and keeps that other rules count from an instant on. Before anything comes in.</summary>
    internal async Task LoadAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        var rows = await store.RowsAsync<Row>(
            new Statement("SELECT version, first_day, after_day, since, rules FROM work_rules") { Lane = Lane.Write }, cancellationToken);
        _history = new WorkRuleHistory(rows.Select(r => new WorkRuleEntry(r.Version, r.FirstDay, r.AfterDay, r.Since, WorkRuleText.Parse(r.Rules))));
        if (!_history.IsNow(now))
        {
            // What was counted before there were records was counted by the settings of then, and the nearest to them are those of now.
            var since = rows.Count == 0 ? WorkRuleEntry.Ever : instant.ToUnixTimeMilliseconds();
            await AddAsync(WorkRuleEntry.OfAllDays(_history.NextVersion, since, now), cancellationToken);
        }
    }

    /// <summary>That of a recomputation of some days by the rules of now; null where nothing was ever counted by others.</summary>
    internal WorkRuleEntry? OfRecompute(int first, int after) =>
        _history.IsOnly(now) ? null : new WorkRuleEntry(_history.NextVersion, first, after, WorkRuleEntry.Ever, now);

    internal async Task AddAsync(WorkRuleEntry entry, CancellationToken cancellationToken)
    {
        await store.ExecuteAsync(
            new Statement("INSERT INTO work_rules (version, first_day, after_day, since, rules) SELECT {version:Int64}, {first:Int32}, {after:Int32}, {since:Int64}, {rules:String}")
            {
                Parameters = new Parameters().Add("version", entry.Version).Add("first", entry.First).Add("after", entry.After).Add("since", entry.Since).Add("rules", WorkRuleText.Of(entry.Rules)),
                Lane = Lane.Write,
            },
            cancellationToken);
        _history = _history.With(entry);
    }

    private sealed record Row(long Version, int FirstDay, int AfterDay, long Since, string Rules);
}
