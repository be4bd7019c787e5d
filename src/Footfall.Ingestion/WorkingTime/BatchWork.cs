using Footfall.Model;
using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>The events of a batch as working time sees them: one item a row, and the streams that they belong to.</summary>
internal sealed class BatchWork
{
    private readonly Dictionary<WorkStreamKey, int> _indexes = [];
    private (string? User, string? OrgId, string? OrgSlug, int Index) _latest = (null, null, null, -1);

    /// <summary>One a row.</summary>
    internal List<WorkItem> Items { get; } = [];

    internal List<WorkStream> Streams { get; } = [];

    /// <summary>Rows that take the place of earlier reports of a session.</summary>
    internal HashSet<int> Replacing { get; } = [];

    internal WorkMode Mode { get; private set; }

    internal WorkBefore? Before { get; private set; }

    /// <summary>Says how the events that follow are counted.</summary>
    internal void Begin(WorkMode mode, WorkBefore? before) => (Mode, Before) = (mode, before);

    /// <summary>Notes the next row's event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="rules">How orgs count.</param>
    /// <param name="isSupplied">Whether its sender supplies working time itself.</param>
    internal void Note(Event e, WorkRules rules, bool isSupplied)
    {
        var counts = Mode != WorkMode.None && Figures.Count(e) && e.UserId is not null;
        if (!counts || isSupplied)
        {
            Items.Add(new WorkItem(counts ? WorkItem.Supplied : WorkItem.Uncounted, e.Position, e.Scope, 0, 0, 0, default));
            return;
        }

        var stream = StreamOf(e, rules);
        var start = Microseconds(e.Time);
        var inStream = Mode == WorkMode.Stream;
        var end = Streams[stream].Rule.EndOf(e.Scope, start, e.Duration, inStream);
        Items.Add(new WorkItem(stream, e.Position, e.Scope, start, end, WorkRule.WholeEndOf(start, e.Duration, inStream), WorkPlace.Of(e)));
    }

    internal void Clear()
    {
        Items.Clear();
        Streams.Clear();
        Replacing.Clear();
        _indexes.Clear();
        _latest = (null, null, null, -1);
        (Mode, Before) = (WorkMode.None, null);
    }

    /// <summary>Whole microseconds since 1970.</summary>
    internal static long Microseconds(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    private int StreamOf(Event e, WorkRules rules)
    {
        // Most often the user and the org are those of the event before.
        if (_latest.Index >= 0 && _latest.User == e.UserId && _latest.OrgId == e.OrgId && _latest.OrgSlug == e.OrgSlug)
        {
            return _latest.Index;
        }

        var key = WorkStreamKey.Of(e);
        if (!_indexes.TryGetValue(key, out var index))
        {
            index = Streams.Count;
            _indexes.Add(key, index);
            Streams.Add(new WorkStream(key, rules.Of(e.OrgId, e.OrgSlug), WorkRowHead.Of(e)));
        }

        _latest = (e.UserId, e.OrgId, e.OrgSlug, index);
        return index;
    }
}
