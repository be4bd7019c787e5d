namespace Footfall.Server.Features.Monitoring;

/// <summary>A count in a part of the period.</summary>
/// <param name="Time">Begin.</param>
/// <param name="Count">Users or exceptions.</param>
internal sealed record MonitoringPoint(DateTimeOffset Time, long Count);
