namespace Footfall.Model.WorkingTime;

/// <summary>
/// The gap rule of working time: time between two events counts when it is shorter than a threshold, and of an event's own
/// duration that part counts that no event before covers. One clock walks along one stream of events. All times are whole
/// microseconds since 1970. Source: CVAT, <c>specs/cvat.md</c> 2.1.
/// </summary>
public sealed class WorkClock
{
    /// <summary>Whether an event was seen.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>The latest instant that the events so far reach to; it only moves forward.</summary>
    public long Last { get; private set; }

    /// <summary>Goes on where an earlier clock stood, or behind an event that was counted before.</summary>
    /// <param name="last">What that clock's <see cref="Last"/> was, or that event's end.</param>
    public void Resume(long last) => (HasBegun, Last) = (true, last);

    /// <summary>The next event: what it adds belongs to the work of the event before it.</summary>
    /// <param name="start">When it happened.</param>
    /// <param name="end">When it ended, not before <paramref name="start"/>; the same for an event whose duration does not count.</param>
    /// <param name="threshold">The shortest gap that does not count.</param>
    public WorkStep Next(long start, long end, long threshold)
    {
        if (!HasBegun)
        {
            Resume(start);
        }

        var gap = Math.Max(0, start - Last);
        var covered = Math.Max(Last, start);
        var own = Math.Max(0, end - covered);
        Last = covered + own;
        return new WorkStep(gap, gap < threshold, own);
    }
}
