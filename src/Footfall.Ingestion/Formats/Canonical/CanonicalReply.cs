using Footfall.Ingestion.Pipeline;

namespace Footfall.Ingestion.Formats.Canonical;

/// <summary>Answer to <c>POST /api/v1/events</c>.</summary>
/// <param name="Accepted">Events that are new and stored.</param>
/// <param name="Duplicates">Events that the store had.</param>
/// <param name="Rejected">Records that were not taken.</param>
public sealed record CanonicalReply(int Accepted, int Duplicates, IReadOnlyList<Rejection> Rejected);
