using System.Text.Json.Nodes;

namespace Footfall.Server.Features.Runs;

/// <summary>A result or an action of a run.</summary>
/// <param name="Time">When.</param>
/// <param name="Value">What it says: JSON, or a text where it is none.</param>
internal sealed record RunRecord(DateTimeOffset Time, JsonNode? Value);
