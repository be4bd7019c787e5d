namespace Footfall.Ingestion.WorkingTime;

/// <summary>What one row sums up.</summary>
/// <param name="Start">When the first event happened that touched it, in microseconds since 1970.</param>
/// <param name="Position">That event's place in its batch.</param>
/// <param name="Sum">Microseconds that count.</param>
internal readonly record struct WorkBucket(long Start, uint Position, long Sum);
