namespace Footfall.Analytics.Stats;

/// <summary>A block of the statistics.</summary>
/// <param name="Key">Name, for example <c>users</c>.</param>
/// <param name="Title">As the page shows it.</param>
/// <param name="Metrics">Its metrics, in the order in which they are shown.</param>
public sealed record StatsCategory(string Key, string Title, IReadOnlyList<StatsMetric> Metrics);
