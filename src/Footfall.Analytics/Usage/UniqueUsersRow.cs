namespace Footfall.Analytics.Usage;

/// <summary>Different users of one bucket.</summary>
/// <param name="Bucket">Start of the bucket, Unix milliseconds.</param>
/// <param name="Users">Number of users.</param>
public sealed record UniqueUsersRow(long Bucket, long Users);
