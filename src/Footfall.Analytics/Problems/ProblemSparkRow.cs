namespace Footfall.Analytics.Problems;

/// <summary>Errors of a problem in a bucket.</summary>
/// <param name="Id">The problem.</param>
/// <param name="Bucket">Begin of the bucket, Unix milliseconds.</param>
/// <param name="Events">Its errors.</param>
public sealed record ProblemSparkRow(string Id, long Bucket, long Events);
