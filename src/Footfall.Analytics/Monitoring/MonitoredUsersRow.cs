namespace Footfall.Analytics.Monitoring;

/// <summary>Users in a bucket.</summary>
/// <param name="Bucket">Begin of the bucket, Unix milliseconds.</param>
/// <param name="Users">How many.</param>
public sealed record MonitoredUsersRow(long Bucket, long Users);
