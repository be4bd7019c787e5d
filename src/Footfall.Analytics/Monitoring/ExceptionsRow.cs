namespace Footfall.Analytics.Monitoring;

/// <summary>Exceptions in a bucket.</summary>
/// <param name="Bucket">Begin of the bucket, Unix milliseconds.</param>
/// <param name="Exceptions">How many.</param>
public sealed record ExceptionsRow(long Bucket, long Exceptions);
