namespace Footfall.Model.WorkingTime;

/// <summary>One event behind a row of working time, and what it added.</summary>
public sealed record WorkTrace
{
    /// <summary>The event's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>When it ended, as far as its duration counts.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>Its scope.</summary>
    public required string Scope { get; init; }

    /// <summary>Where it happened itself; its time belongs to where the event before it happened.</summary>
    public required WorkPlace Place { get; init; }

    /// <summary>The instant that the events before reach to; null when it is the first.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>The gap since then, in milliseconds.</summary>
    public required decimal GapMs { get; init; }

    /// <summary>Whether the gap counts.</summary>
    public required bool GapCounts { get; init; }

    /// <summary>What of its own duration counts, in milliseconds.</summary>
    public required decimal OwnMs { get; init; }

    /// <summary>All that it adds, in milliseconds.</summary>
    public required decimal CountedMs { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Why { get; init; }
}
