namespace Footfall.Ingestion.Pipeline;

/// <summary>Answer to a request of records: canonical events, Vector's rows, snapshots. Vector looks at the status only; there it is for people.</summary>
/// <param name="Accepted">Events that are new and stored.</param>
/// <param name="Duplicates">Events that the store had.</param>
/// <param name="Rejected">Records that were not taken.</param>
public sealed record RecordReply(int Accepted, int Duplicates, IReadOnlyList<Rejection> Rejected);
