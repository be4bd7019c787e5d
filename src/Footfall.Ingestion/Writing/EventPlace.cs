using Footfall.ClickHouse.Native;

namespace Footfall.Ingestion.Writing;

/// <summary>One row of the table <c>events</c>: of rows with one id, batch and position tell which.</summary>
/// <param name="Id">Identity of the event.</param>
/// <param name="Batch">The request it came in.</param>
/// <param name="Position">Its place there.</param>
internal readonly record struct EventPlace(Uuid Id, Uuid Batch, uint Position);
