using System.Text.Json.Nodes;
using Footfall.Analytics.Problems;

namespace Footfall.Server.Features.Problems;

/// <summary>An error with all that was sent of it.</summary>
/// <param name="Occurrence">The error.</param>
/// <param name="Message">What it says.</param>
/// <param name="Stack">The stack as it was sent; empty without one.</param>
/// <param name="StackLines">The same, line by line.</param>
/// <param name="GroupedBy">What errors of this fingerprint have in common.</param>
/// <param name="Payload">The payload, secrets masked.</param>
/// <param name="Config">Configuration of what failed, secrets masked; null where none was told.</param>
/// <param name="ConfigOf">What that is of: error or run; null without one.</param>
internal sealed record ProblemEventAnswer(
    OccurrenceRow Occurrence, string Message, string Stack, IReadOnlyList<StackLineEntry> StackLines, string GroupedBy, JsonNode? Payload, JsonNode? Config, string? ConfigOf);
