namespace Footfall.Server.Features.Stats;

/// <summary>A metric in one interval.</summary>
/// <param name="Time">Begin of the interval.</param>
/// <param name="Value">Its value there; of breakdowns the sum of their parts.</param>
/// <param name="Previous">That of the interval at the same place in the period before.</param>
internal sealed record StatsPoint(DateTimeOffset Time, double? Value, double? Previous);
