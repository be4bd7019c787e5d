using System.Text.Json.Serialization;

namespace Footfall.Server.Features.Kodosumi;

/// <summary>Executions, the latest first.</summary>
/// <param name="Total">How many there are, beyond the page.</param>
/// <param name="Agents">They.</param>
/// <param name="Filters">What was asked for.</param>
/// <param name="Offset">How many were left out at the begin; only where a page was asked for. So the next two.</param>
/// <param name="Limit">Most rows.</param>
/// <param name="HasMore">Whether more follow.</param>
internal sealed record KodosumiAgents(
    long Total,
    IReadOnlyList<KodosumiRecord> Agents,
    KodosumiFilters Filters,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Offset,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Limit,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? HasMore);
