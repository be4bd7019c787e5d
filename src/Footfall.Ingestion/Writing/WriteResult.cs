namespace Footfall.Ingestion.Writing;

/// <summary>What became of a batch. All of it is committed and synced.</summary>
/// <param name="Stored">Events that are new.</param>
/// <param name="Duplicates">Events that the store had, or that stood twice in the batch.</param>
public sealed record WriteResult(int Stored, int Duplicates);
