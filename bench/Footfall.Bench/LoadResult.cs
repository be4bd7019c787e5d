namespace Footfall.Bench;

/// <summary>What a load gave.</summary>
/// <param name="EventsPerSecond">Acknowledged events a second.</param>
/// <param name="Median">Median time of an acknowledgement, ms.</param>
/// <param name="P99">99th percentile of it, ms.</param>
/// <param name="ProcessorMicroseconds">Processor time that the server used for an event, us: says more than the rate where others use the machine, too.</param>
internal sealed record LoadResult(double EventsPerSecond, double Median, double P99, double ProcessorMicroseconds);
