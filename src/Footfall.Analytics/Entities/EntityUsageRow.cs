namespace Footfall.Analytics.Entities;

/// <summary>How much was done with an entity in a bucket of time.</summary>
internal sealed record EntityUsageRow(long Bucket, long Events, long Users);
