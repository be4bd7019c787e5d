namespace Footfall.Analytics.Activity;

/// <summary>Different users who were active in a bucket.</summary>
/// <param name="Bucket">Its start in Unix milliseconds.</param>
/// <param name="Users">How many.</param>
public sealed record ActiveUsersRow(long Bucket, long Users);
