namespace Footfall.Analytics.Problems;

/// <summary>Errors in a bucket.</summary>
/// <param name="Bucket">Begin of the bucket, Unix milliseconds.</param>
/// <param name="Events">Errors.</param>
/// <param name="Problems">Problems that had one.</param>
/// <param name="Users">Users who met one.</param>
public sealed record ProblemTrendRow(long Bucket, long Events, long Problems, long Users);
