namespace Footfall.Analytics.Runs;

/// <summary>Runs of one status, as shown.</summary>
/// <param name="Status">The status.</param>
/// <param name="Everything">All in the period that the caller may see.</param>
/// <param name="Others">Those that match all filters but that of the status.</param>
/// <param name="Matching">Those that match all filters.</param>
public sealed record RunCountRow(string Status, long Everything, long Others, long Matching);
