namespace Footfall.Server.Features.Usage;

/// <summary>Points of a scatter plot over time.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="BucketSeconds">Nominal width of a bucket.</param>
/// <param name="Points">Points in all; when there are more than rows, the smallest are left out.</param>
/// <param name="Events">Events of all points.</param>
/// <param name="Rows">The points, in order of time.</param>
internal sealed record PointsAnswer<TRow>(DateTimeOffset From, DateTimeOffset To, long BucketSeconds, long Points, long Events, IReadOnlyList<TRow> Rows);
