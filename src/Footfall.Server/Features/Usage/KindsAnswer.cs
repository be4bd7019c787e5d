namespace Footfall.Server.Features.Usage;

/// <summary>Events by kind over time.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="BucketSeconds">Nominal width of a bucket.</param>
/// <param name="Rows">One row a bucket and kind, zeros too.</param>
/// <param name="Previous">The same for the period before, when compared.</param>
internal sealed record KindsAnswer(DateTimeOffset From, DateTimeOffset To, long BucketSeconds, IReadOnlyList<KindPoint> Rows, IReadOnlyList<KindPoint>? Previous);
