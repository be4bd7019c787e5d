namespace Footfall.Analytics.Metrics;

/// <summary>A metric with its numbers.</summary>
/// <param name="Metric">What it is.</param>
/// <param name="Value">In the period.</param>
/// <param name="Previous">In the period of the same length before; null when nothing is compared.</param>
public sealed record MetricValue(Metric Metric, double Value, double? Previous);
