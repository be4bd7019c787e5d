using System.Text.Json.Nodes;

namespace Footfall.Server.Features.Problems;

/// <summary>Configuration of what failed.</summary>
/// <param name="Config">The configuration, secrets masked; null where none was told.</param>
/// <param name="ConfigOf">error or run; null without one.</param>
internal sealed record ProblemConfigAnswer(JsonNode? Config, string? ConfigOf);
