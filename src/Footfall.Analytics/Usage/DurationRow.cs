namespace Footfall.Analytics.Usage;

/// <summary>How long one operation takes, in milliseconds.</summary>
/// <param name="Package">Package of a function, <c>Core</c> for none; empty where scopes or packages are compared.</param>
/// <param name="Name">Function, package or scope.</param>
/// <param name="Count">How often it was told with a duration.</param>
/// <param name="Median">Half of them took less.</param>
/// <param name="P95">95 of 100 took less.</param>
/// <param name="P99">99 of 100 took less.</param>
/// <param name="Longest">The longest.</param>
/// <param name="TotalMs">All of them together.</param>
/// <param name="Failed">How many failed.</param>
/// <param name="BeforeCount">How often in the period before.</param>
/// <param name="BeforeMedian">Median of the period before; null when there was none.</param>
/// <param name="BeforeP95">95th percentile of the period before.</param>
/// <param name="BeforeP99">99th percentile of the period before.</param>
/// <param name="Total">Names in all, beyond the limit.</param>
public sealed record DurationRow(
    string Package,
    string Name,
    long Count,
    double Median,
    double P95,
    double P99,
    long Longest,
    long TotalMs,
    long Failed,
    long BeforeCount,
    double? BeforeMedian,
    double? BeforeP95,
    double? BeforeP99,
    long Total);
