namespace Footfall.Analytics.Stats;

/// <summary>The value of a metric in one window.</summary>
/// <param name="Number">The number; null where there is none, as the mean of nothing.</param>
/// <param name="Parts">For breakdowns: keys and values, the largest first, then by key.</param>
/// <param name="AllTime">The figure of all time beside it.</param>
public sealed record StatsValue(double? Number, IReadOnlyList<KeyValuePair<string, double>>? Parts = null, double? AllTime = null)
{
    /// <summary>Why there is no value, where something went wrong.</summary>
    public string? Trouble { get; init; }
}
