namespace Footfall.Analytics.Problems;

/// <summary>What somebody did with a problem, and how it stood after that.</summary>
public sealed record ProblemAction
{
    /// <summary>The problem.</summary>
    public required string Problem { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The action; one about several problems has several rows.</summary>
    public required Guid Id { get; init; }

    /// <summary>resolve, reopen, ignore, snooze, assign, comment, merge, split or undo; regroup where errors were grouped by other rules.</summary>
    public required string Action { get; init; }

    /// <summary>Login of who did it; empty for Footfall itself.</summary>
    public required string Account { get; init; }

    /// <summary>What they said.</summary>
    public string Comment { get; init; } = "";

    /// <summary>open, resolved, ignored or snoozed.</summary>
    public string State { get; init; } = ProblemStates.Open;

    /// <summary>When it came to that state.</summary>
    public DateTimeOffset StateAt { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Version that it was resolved in.</summary>
    public string Version { get; init; } = "";

    /// <summary>That version as a text that sorts as versions do.</summary>
    public string VersionKey { get; init; } = "";

    /// <summary>Left alone until then; the epoch for no time.</summary>
    public DateTimeOffset Until { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Left alone until it happened so many times more; 0 for no number.</summary>
    public long Most { get; init; }

    /// <summary>How many errors there were when that was said.</summary>
    public long Counted { get; init; }

    /// <summary>Login of who sees to it.</summary>
    public string Assignee { get; init; } = "";

    /// <summary>The problem that it is part of; zeros for none.</summary>
    public string MergedInto { get; init; } = "0000000000000000";

    /// <summary>The action that this one undoes.</summary>
    public Guid Undoes { get; init; }

    /// <summary>What else there is to know: the problem that was merged, the errors that were moved.</summary>
    public string Details { get; init; } = "";
}
