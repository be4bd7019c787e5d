using Footfall.Ingestion.Pipeline;

namespace Footfall.Ingestion.Formats.Vector;

/// <summary>Answer to <c>POST /intake/vector</c>. Senders look at the status only; this is for people.</summary>
/// <param name="Accepted">Events that are new and stored.</param>
/// <param name="Duplicates">Events that the store had.</param>
/// <param name="Rejected">Records that were not taken.</param>
public sealed record VectorReply(int Accepted, int Duplicates, IReadOnlyList<Rejection> Rejected);
