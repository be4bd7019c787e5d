namespace Footfall.Server.Features.Activity;

/// <summary>Rows by buckets of time.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="BucketSeconds">Nominal width of a bucket.</param>
/// <param name="Rows">One a bucket, ascending.</param>
internal sealed record TimeRowsAnswer<TRow>(DateTimeOffset From, DateTimeOffset To, long BucketSeconds, IReadOnlyList<TRow> Rows);
