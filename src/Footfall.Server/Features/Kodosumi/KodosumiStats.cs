using System.Text.Json.Serialization;

namespace Footfall.Server.Features.Kodosumi;

/// <summary>Statistics of executions.</summary>
/// <param name="TotalExecutions">How many, unreadable ones included.</param>
/// <param name="ByStatus">By status.</param>
/// <param name="ByUser">By id of the user.</param>
/// <param name="AvgRuntime">Mean of their run times in seconds, where they are known and not 0; else 0.</param>
/// <param name="ErrorRate">Share of those that told an error, 0 to 1.</param>
/// <param name="UserMap">Names of the users; only where a filter was given.</param>
internal sealed record KodosumiStats(
    long TotalExecutions,
    IReadOnlyDictionary<string, long> ByStatus,
    IReadOnlyDictionary<string, long> ByUser,
    double AvgRuntime,
    double ErrorRate,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string>? UserMap);
