using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Footfall.Server.Features.Coder;

/// <summary>A build parameter.</summary>
/// <param name="TemplateIds">Templates that have it, ascending.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Description">What it is.</param>
/// <param name="Options">Values to choose from; absent without.</param>
/// <param name="Values">Values that were given, and in how many workspaces.</param>
internal sealed record ParameterUsageEntry(
    IEnumerable<string> TemplateIds, string DisplayName, string Name, string Type, string Description, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonNode? Options, IEnumerable<ParameterValue> Values);
