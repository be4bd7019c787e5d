namespace Footfall.Server.Features.Runs;

/// <summary>A part of the runs.</summary>
/// <param name="Key">Status, or id; empty for none.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Runs">How many.</param>
/// <param name="Share">Their share of all that match, 0 to 1.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="AverageRuntimeMs">Mean run time of those that ended; null over nothing.</param>
internal sealed record RunShare(string Key, string Name, long Runs, double Share, long Failed, double? AverageRuntimeMs);
