using Footfall.Ingestion.Pipeline;

namespace Footfall.Ingestion.Formats.Coder;

/// <summary>Answer to samples that were taken; Coder's own clients look at the status alone.</summary>
/// <param name="Accepted">Samples that are new and stored.</param>
/// <param name="Duplicates">Samples that the store had.</param>
/// <param name="Rejected">Samples that were not taken.</param>
public sealed record CoderReply(int Accepted, int Duplicates, IReadOnlyList<Rejection> Rejected);
