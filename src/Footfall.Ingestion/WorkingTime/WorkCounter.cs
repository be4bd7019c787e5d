using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>A clock, and the place that the next event's time belongs to.</summary>
internal sealed class WorkCounter
{
    /// <summary>
    /// How many days before its own an event of a stream depends on: a duration counts a day at the most, and a gap that counts is no longer
    /// than one. A stream without any event so long begins anew, so that what a day comes to is told by few days.
    /// </summary>
    internal const int ReachDays = 2;

    private WorkClock _clock = new();

    /// <summary>What was worked on last.</summary>
    internal WorkPlace Owner { get; private set; }

    internal bool HasBegun => _clock.HasBegun;

    /// <summary>When the latest event happened; what is earlier comes late.</summary>
    internal long LastStart { get; private set; }

    /// <summary>
    /// When the latest event happened that the store may have of the stream, in microseconds since 1970. Up to there events may lie between the
    /// ones that are seen here, so what is counted is only right where its day is computed again.
    /// </summary>
    internal long StoredUntil { get; init; } = long.MinValue;

    /// <summary>The day that was noted last to be computed again.</summary>
    internal int NotedDay { get; set; } = int.MinValue;

    /// <summary>How far the stream may reach, whoever has seen it.</summary>
    internal long Furthest => HasBegun ? Math.Max(StoredUntil, LastStart) : StoredUntil;

    /// <summary>The request that brought that event, and when it was received, in milliseconds since 1970.</summary>
    internal (Guid Batch, long ReceivedAt) LastBatch { get; set; }

    /// <summary>Begins anew where a stream's next event happens too long after the last.</summary>
    internal void ReachStream(long start)
    {
        if (HasBegun && WorkMaker.DayOf(start) - WorkMaker.DayOf(LastStart) > ReachDays)
        {
            _clock = new WorkClock();
        }
    }

    /// <summary>Where it stands: the instant that everything so far reaches to, and what was worked on last.</summary>
    internal (long Last, WorkPlace Owner) State => (_clock.Last, Owner);

    internal void Resume(WorkCarry carry, WorkRule rule)
    {
        _clock.Resume(carry.LastBy(rule));
        Owner = carry.Place;
    }

    /// <summary>The next event: what it adds, and to which place.</summary>
    internal (WorkPlace Place, WorkStep Step) Next(long start, long end, WorkPlace place, WorkRule rule)
    {
        var owner = HasBegun ? Owner : place;
        var step = _clock.Next(start, end, rule.ThresholdMicroseconds);
        (Owner, LastStart) = (place, start);
        return (owner, step);
    }
}
