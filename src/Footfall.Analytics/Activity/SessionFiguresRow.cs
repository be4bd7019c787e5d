namespace Footfall.Analytics.Activity;

/// <summary>Sessions of use.</summary>
/// <param name="Sessions">How many.</param>
/// <param name="MeanMs">How long they lasted on average; null without any.</param>
/// <param name="MedianMs">How long the middle one lasted; null without any.</param>
public sealed record SessionFiguresRow(long Sessions, double? MeanMs, double? MedianMs);
