namespace Footfall.Ingestion.Formats.Cvat;

/// <summary>A valid batch.</summary>
/// <param name="Events">The events in the order sent.</param>
/// <param name="Previous">The last event of the batch before; never stored.</param>
/// <param name="Timestamp">The client's clock when it sent the batch.</param>
internal sealed record CvatBatch(IReadOnlyList<CvatEvent> Events, CvatEvent? Previous, DateTimeOffset Timestamp);
