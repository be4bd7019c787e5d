namespace Footfall.Bench;

/// <summary>What a load gave.</summary>
/// <param name="EventsPerSecond">Acknowledged events a second.</param>
/// <param name="Median">Median time of an acknowledgement, ms.</param>
/// <param name="P99">99th percentile of it, ms.</param>
internal sealed record LoadResult(double EventsPerSecond, double Median, double P99);
