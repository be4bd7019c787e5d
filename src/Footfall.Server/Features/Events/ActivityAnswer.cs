namespace Footfall.Server.Features.Events;

/// <summary>Events over time.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="BucketSeconds">Nominal width of a bucket.</param>
/// <param name="Rows">One row a bucket.</param>
/// <param name="Previous">The same for the period before, when compared.</param>
internal sealed record ActivityAnswer(
    DateTimeOffset From,
    DateTimeOffset To,
    long BucketSeconds,
    IReadOnlyList<ActivityPoint> Rows,
    IReadOnlyList<ActivityPoint>? Previous);
