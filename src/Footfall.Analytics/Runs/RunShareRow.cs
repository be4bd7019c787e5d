namespace Footfall.Analytics.Runs;

/// <summary>Runs of one status, user, agent, name, type or org.</summary>
/// <param name="Part">status, user, agent, name, type or org.</param>
/// <param name="Key">The status, or the id; empty for none.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Runs">How many.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="MeanMs">Mean run time of those that ended, in milliseconds; null over nothing.</param>
public sealed record RunShareRow(string Part, string Key, string Name, long Runs, long Failed, double? MeanMs);
