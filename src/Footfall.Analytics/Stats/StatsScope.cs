namespace Footfall.Analytics.Stats;

/// <summary>What a value of the statistics is about.</summary>
public enum StatsScope
{
    /// <summary>The state at the end of the period.</summary>
    Total,

    /// <summary>What happened in the period.</summary>
    Period,

    /// <summary>The state now, whatever the period.</summary>
    Now,

    /// <summary>What happened until the end of the period.</summary>
    AllTime,
}
