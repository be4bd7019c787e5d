namespace Footfall.Analytics.Runs;

/// <summary>Figures over runs.</summary>
/// <param name="Runs">How many.</param>
/// <param name="Running">How many run now.</param>
/// <param name="Failed">How many failed: of status error, or with an error told.</param>
/// <param name="MeanMs">Mean run time of those that ended, in milliseconds; null over nothing.</param>
/// <param name="MedianMs">Its median.</param>
/// <param name="P95Ms">Its 95th percentile.</param>
public sealed record RunFiguresRow(long Runs, long Running, long Failed, double? MeanMs, double? MedianMs, double? P95Ms);
