namespace Footfall.Server.Features.Stats;

/// <summary>A part of a breakdown.</summary>
/// <param name="Key">What it is of.</param>
/// <param name="Value">How many.</param>
/// <param name="Previous">In the period before; null when nothing is compared.</param>
internal sealed record StatsPart(string Key, double Value, double? Previous);
