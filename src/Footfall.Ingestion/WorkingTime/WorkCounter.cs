using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>A clock, and the place that the next event's time belongs to.</summary>
internal sealed class WorkCounter
{
    private readonly WorkClock _clock = new();

    /// <summary>What was worked on last.</summary>
    internal WorkPlace Owner { get; private set; }

    internal bool HasBegun => _clock.HasBegun;

    /// <summary>When the latest event happened; what is earlier comes late.</summary>
    internal long LastStart { get; private set; }

    /// <summary>Where it stands.</summary>
    internal WorkCarry Carry => new(_clock.Last, Owner);

    internal void Resume(WorkCarry carry)
    {
        _clock.Resume(carry.Last);
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
