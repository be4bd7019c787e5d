using Footfall.Ingestion.Pipeline;
using Footfall.Model;

namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>What a request held.</summary>
/// <param name="Events">Events that may be stored.</param>
/// <param name="Rejected">Records that are not taken.</param>
/// <param name="Bytes">Size of the payloads and of the rejected records, each with what it shares with others.</param>
internal sealed record OtlpBatch(IReadOnlyList<Event> Events, IReadOnlyList<Rejection> Rejected, long Bytes);
