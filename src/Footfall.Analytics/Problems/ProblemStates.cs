namespace Footfall.Analytics.Problems;

/// <summary>States of a problem. What people said is open, resolved, ignored or snoozed; what came of it is the state.</summary>
public static class ProblemStates
{
    /// <summary>Nobody did anything about it, or somebody opened it again, or its rest is over.</summary>
    public const string Open = "open";

    /// <summary>Said to be gone.</summary>
    public const string Resolved = "resolved";

    /// <summary>Said to be gone, and seen since: in a newer version, or where there are no versions, later.</summary>
    public const string Regressed = "regressed";

    /// <summary>To be left alone.</summary>
    public const string Ignored = "ignored";

    /// <summary>To be left alone until a time, or until it happened so many times more.</summary>
    public const string Snoozed = "snoozed";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Open, Regressed, Resolved, Ignored, Snoozed];
}
