using Footfall.Ingestion.Bookkeeping;

namespace Footfall.Server.Features.Intake;

/// <summary>The last requests that brought events, or tried to.</summary>
/// <param name="Rows">The newest first.</param>
internal sealed record ReceiptsAnswer(IReadOnlyList<Receipt> Rows);
