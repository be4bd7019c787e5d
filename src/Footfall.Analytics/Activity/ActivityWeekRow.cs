namespace Footfall.Analytics.Activity;

/// <summary>A week.</summary>
/// <param name="Bucket">Its begin in Unix milliseconds.</param>
/// <param name="Users">Different active users.</param>
/// <param name="Above">Those who were active longer than asked about.</param>
/// <param name="Minutes">Different minutes with activity, summed over users.</param>
public sealed record ActivityWeekRow(long Bucket, long Users, long Above, long Minutes);
