namespace Footfall.Ingestion.WorkingTime;

/// <summary>What a recomputation did.</summary>
/// <param name="Days">UTC days it looked at.</param>
/// <param name="Inserted">Rows that are new or other than they were.</param>
/// <param name="Removed">Rows that were wrong.</param>
public sealed record WorkOutcome(int Days, int Inserted, int Removed);
