namespace Footfall.Analytics.Activity;

/// <summary>Different active users up to the end of a day.</summary>
/// <param name="Time">Begin of the day.</param>
/// <param name="Dau">On that day.</param>
/// <param name="Wau">On the 7 days that end with it.</param>
/// <param name="Mau">On the 30 days that end with it.</param>
/// <param name="Stickiness">Mean of <paramref name="Dau"/> on those 30 days in percent of <paramref name="Mau"/>; null without users.</param>
public sealed record StickinessPoint(DateTimeOffset Time, long Dau, long Wau, long Mau, double? Stickiness);
