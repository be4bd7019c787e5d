namespace Footfall.Server.Features.Intake;

/// <summary>What a replay came to.</summary>
/// <param name="Replayed">Records that were sent again.</param>
/// <param name="Accepted">Records that are stored now.</param>
/// <param name="Duplicates">Of these, records that the store had already.</param>
/// <param name="Rejected">Records that are still not taken.</param>
/// <param name="Skipped">Records that were chosen and not sent again: they are cut, were accepted by an earlier replay, or are too many for one request.</param>
/// <param name="Rows">The records that are still not taken, with the reason; the first 100.</param>
internal sealed record ReplayAnswer(int Replayed, int Accepted, int Duplicates, int Rejected, long Skipped, IReadOnlyList<ReplayRejection> Rows);
