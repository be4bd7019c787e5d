using Footfall.Ingestion.WorkingTime;
using Footfall.Model.WorkingTime;

namespace Footfall.Server.Features.WorkingTime;

/// <summary>One row of working time.</summary>
/// <param name="Id">Its event's id.</param>
/// <param name="Time">Its time: the start of the first event that it counts.</param>
/// <param name="WorkingTimeMs">What it says: the sum of its events, whole milliseconds.</param>
/// <param name="UserId">User.</param>
/// <param name="UserName">Name of the user then.</param>
/// <param name="OrgId">Org.</param>
/// <param name="OrgSlug">Short name of the org.</param>
/// <param name="ProjectId">Project.</param>
/// <param name="TaskId">Task.</param>
/// <param name="JobId">Job.</param>
/// <param name="RequestId">X-Request-Id of the request that brought its events.</param>
/// <param name="CountedBy">request or stream where Footfall counted; sender where the platform sent the row itself, which nothing here can explain.</param>
/// <param name="ThresholdMs">The shortest gap that does not count, by the settings that it was counted by.</param>
/// <param name="Scopes">Scopes whose durations count.</param>
/// <param name="CountedMs">Sum of the events' counted time. Other than <paramref name="WorkingTimeMs"/> by more than a fraction: an event behind it is gone or new; recompute.</param>
/// <param name="Events">The events.</param>
internal sealed record WorkExplainRow(
    Guid Id,
    DateTimeOffset Time,
    long WorkingTimeMs,
    string? UserId,
    string? UserName,
    string? OrgId,
    string? OrgSlug,
    string? ProjectId,
    string? TaskId,
    string? JobId,
    string? RequestId,
    string CountedBy,
    long ThresholdMs,
    IEnumerable<string> Scopes,
    decimal CountedMs,
    IReadOnlyList<WorkTrace> Events)
{
    internal static WorkExplainRow Of(WorkRow row, WorkExplained explained) => new(
        row.Id,
        DateTimeOffset.FromUnixTimeMilliseconds(row.TimeAt),
        row.Ms,
        Text(row.UserId),
        Text(row.UserName),
        Text(row.OrgId),
        Text(row.OrgSlug),
        Text(row.ProjectId),
        Text(row.TaskId),
        Text(row.JobId),
        Text(row.RequestId),
        row.CountedBy,
        (long)explained.Rule.Threshold.TotalMilliseconds,
        explained.Rule.Scopes.Order(StringComparer.Ordinal),
        explained.Events.Sum(e => e.CountedMs),
        explained.Events);

    private static string? Text(string value) => value.Length == 0 ? null : value;
}
