namespace Footfall.Server.Features.WorkingTime;

/// <summary>Users over time.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="BucketSeconds">Nominal width of a bucket.</param>
/// <param name="Total">Users in all.</param>
/// <param name="Times">Starts of the buckets.</param>
/// <param name="Rows">The users with the most events, each with a value for every bucket.</param>
internal sealed record WorkSeriesAnswer(
    DateTimeOffset From, DateTimeOffset To, long BucketSeconds, long Total, IReadOnlyList<DateTimeOffset> Times, IReadOnlyList<WorkSeriesLine> Rows);
