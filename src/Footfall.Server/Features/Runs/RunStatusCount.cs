namespace Footfall.Server.Features.Runs;

/// <summary>Runs of one status.</summary>
/// <param name="Status">The status, as shown.</param>
/// <param name="Runs">How many.</param>
internal sealed record RunStatusCount(string Status, long Runs);
