using Footfall.Analytics.Asking;

namespace Footfall.Analytics.Usage;

/// <summary>What a scatter plot of usage shows over time, and how wide its buckets are.</summary>
public sealed class ScatterPlot
{
    private ScatterPlot(UsageBuckets buckets, string owner, string thing, string which)
    {
        Buckets = buckets;
        Owner = owner;
        Thing = thing;
        Which = which;
    }

    /// <summary>Packages; events of no package are <c>Core</c>.</summary>
    public static ScatterPlot Packages { get; } = new(UsageBuckets.Packages, "package", "package", "1");

    /// <summary>Functions: every event that names one (semantics 5.2).</summary>
    public static ScatterPlot Functions { get; } = new(UsageBuckets.Functions, "package", "function", "function != ''");

    /// <summary>Kinds of events (semantics 2.2).</summary>
    public static ScatterPlot Kinds { get; } = new(UsageBuckets.Events, "''", "kind", "1");

    internal UsageBuckets Buckets { get; }

    internal string Owner { get; }

    internal string Thing { get; }

    internal string Which { get; }
}
