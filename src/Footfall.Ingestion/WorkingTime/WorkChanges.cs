using Footfall.Model;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>What has to be exchanged in the store so that its rows of working time are those that a recomputation found.</summary>
internal sealed class WorkChanges
{
    internal List<(Event Row, WorkMode Mode)> Insert { get; } = [];

    internal HashSet<Guid> Delete { get; } = [];

    /// <summary>UTC days that change, counted from 1970.</summary>
    internal SortedSet<int> Days { get; } = [];

    /// <summary>By which rules days are counted from now on; null when those did not change.</summary>
    internal WorkRuleEntry? Rules { get; init; }

    internal bool Any => Insert.Count > 0 || Delete.Count > 0;

    /// <summary>Compares rows that should be with rows that are.</summary>
    internal void Compare(IEnumerable<Event> right, WorkMode mode, IReadOnlyDictionary<Guid, WorkStoredRow> stored)
    {
        var left = stored.ToDictionary();
        foreach (var row in right)
        {
            if (left.Remove(row.Id, out var old) && old.TimeAt == row.Time.ToUnixTimeMilliseconds() && old.Duration == row.Duration)
            {
                continue;
            }

            if (old is not null)
            {
                Remove(old);
            }

            Insert.Add((row, mode));
            Days.Add(WorkMaker.DayOf(BatchWork.Microseconds(row.Time)));
        }

        foreach (var row in left.Values)
        {
            Remove(row);
        }
    }

    private void Remove(WorkStoredRow row)
    {
        if (Delete.Add(row.Id))
        {
            Days.Add(WorkMaker.DayOf(row.TimeAt * 1000));
        }
    }
}
