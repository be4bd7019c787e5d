namespace Footfall.Analytics.WorkingTime;

/// <summary>Sums over the working-time table.</summary>
/// <param name="Rows">Rows that it has in all.</param>
/// <param name="WorkingTimeMs">Milliseconds.</param>
/// <param name="Activity">Events.</param>
/// <param name="WorkingTimeRows">Rows of working time.</param>
/// <param name="Objects">Objects drawn, pasted or propagated.</param>
public sealed record WorkTotals(long Rows, long WorkingTimeMs, long Activity, long WorkingTimeRows, long Objects);
