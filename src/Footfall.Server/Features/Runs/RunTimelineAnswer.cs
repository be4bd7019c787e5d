namespace Footfall.Server.Features.Runs;

/// <summary>Runs over time.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="BucketSeconds">Nominal width of a bucket.</param>
/// <param name="Rows">One row a bucket, those without runs too.</param>
internal sealed record RunTimelineAnswer(DateTimeOffset From, DateTimeOffset To, long BucketSeconds, IReadOnlyList<RunTimelinePoint> Rows);
