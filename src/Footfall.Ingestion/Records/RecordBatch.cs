using Footfall.Ingestion.Pipeline;
using Footfall.Model;

namespace Footfall.Ingestion.Records;

/// <summary>What a request held.</summary>
/// <param name="Events">Events that may be stored.</param>
/// <param name="Rejected">Records that are not taken.</param>
internal sealed record RecordBatch(IReadOnlyList<Event> Events, IReadOnlyList<Rejection> Rejected);
