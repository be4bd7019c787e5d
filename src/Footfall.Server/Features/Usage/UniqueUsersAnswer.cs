namespace Footfall.Server.Features.Usage;

/// <summary>Chart over time.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="BucketSeconds">Nominal width of a bucket.</param>
/// <param name="Mean">Mean over all buckets, empty ones too.</param>
/// <param name="Rows">One row a bucket.</param>
/// <param name="Previous">The same for the period before, when compared.</param>
internal sealed record UniqueUsersAnswer(
    DateTimeOffset From,
    DateTimeOffset To,
    long BucketSeconds,
    double Mean,
    IReadOnlyList<UniqueUsersPoint> Rows,
    IReadOnlyList<UniqueUsersPoint>? Previous);
