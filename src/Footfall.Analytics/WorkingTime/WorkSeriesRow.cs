namespace Footfall.Analytics.WorkingTime;

/// <summary>A user's events and working time in a bucket.</summary>
/// <param name="Bucket">Its start in Unix milliseconds.</param>
/// <param name="UserId">The user.</param>
/// <param name="Count">Events.</param>
/// <param name="WorkingTimeMs">Working time in milliseconds.</param>
public sealed record WorkSeriesRow(long Bucket, string UserId, long Count, long WorkingTimeMs);
