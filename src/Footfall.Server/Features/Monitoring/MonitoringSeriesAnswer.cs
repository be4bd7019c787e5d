namespace Footfall.Server.Features.Monitoring;

/// <summary>Users or exceptions over time.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period.</param>
/// <param name="BucketSeconds">Width of the buckets.</param>
/// <param name="Rows">One row a bucket.</param>
internal sealed record MonitoringSeriesAnswer(DateTimeOffset From, DateTimeOffset To, long BucketSeconds, IReadOnlyList<MonitoringPoint> Rows);
