namespace Footfall.Server.Features.Stats;

/// <summary>A category of the statistics.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Metrics">Its metrics, in the order in which they are shown.</param>
internal sealed record StatsBlock(string Key, string Title, IReadOnlyList<StatsEntry> Metrics);
