namespace Footfall.Analytics.Activity;

/// <summary>How long a user was active in a bucket.</summary>
/// <param name="Bucket">Its start in Unix milliseconds.</param>
/// <param name="UserId">The user.</param>
/// <param name="Count">Different minutes with activity.</param>
public sealed record MinutesRow(long Bucket, string UserId, long Count);
