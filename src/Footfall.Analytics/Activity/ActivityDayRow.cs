namespace Footfall.Analytics.Activity;

/// <summary>Minutes of a category in a bucket.</summary>
/// <param name="Bucket">Its begin in Unix milliseconds.</param>
/// <param name="Category">The category; any for all together.</param>
/// <param name="Minutes">Different minutes.</param>
public sealed record ActivityDayRow(long Bucket, string Category, long Minutes);
