namespace Footfall.Ingestion.Writing;

/// <summary>A commit, as live pages hear of it.</summary>
/// <param name="Events">How many events became visible.</param>
/// <param name="Newest">Time of the latest of them.</param>
public sealed record Commit(int Events, DateTimeOffset Newest);
