using System.Text.Json;

namespace Footfall.Server.Features.WorkingTime;

/// <summary>The working-time table.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="Total">Rows in all.</param>
/// <param name="TotalMs">Working time of all rows in milliseconds.</param>
/// <param name="TotalActivity">Events of all rows.</param>
/// <param name="TotalObjects">Objects of all rows.</param>
/// <param name="Settled">Whether events that came late are computed already; else the figures may still change by themselves.</param>
/// <param name="Rows">Rows of this page: the columns of the groups, then working_time_ms, activity, working_time_rows, objects, objects_per_hour.</param>
/// <param name="Next">For 'after' of the next page; null when this is the last.</param>
internal sealed record WorkTableAnswer(
    DateTimeOffset From,
    DateTimeOffset To,
    long Total,
    long TotalMs,
    long TotalActivity,
    long TotalObjects,
    bool Settled,
    IReadOnlyList<Dictionary<string, JsonElement>> Rows,
    string? Next);
