using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Exports;

/// <summary>Parameters of CVAT's export. Those that filter count on the request that starts the job.</summary>
internal sealed class CvatExportParameters
{
    [FromQuery(Name = "org_id")]
    [Description("Only events of this organization, by id. 0 and empty mean no filter, here and for the other ids.")]
    public string? OrgId { get; init; }

    [FromQuery(Name = "org")]
    [Description("Only events of this organization, by short name; the header X-Organization says the same.")]
    public string? Org { get; init; }

    [FromQuery(Name = "project_id")]
    [Description("Only events of this project.")]
    public string? ProjectId { get; init; }

    [FromQuery(Name = "task_id")]
    [Description("Only events of this task.")]
    public string? TaskId { get; init; }

    [FromQuery(Name = "job_id")]
    [Description("Only events of this job.")]
    public string? JobId { get; init; }

    [FromQuery(Name = "user_id")]
    [Description("Only events of this user.")]
    public string? UserId { get; init; }

    [FromQuery(Name = "from")]
    [Description("First instant, inclusive. Without 'from' and 'to': the last 30 days.")]
    public string? From { get; init; }

    [FromQuery(Name = "to")]
    [Description("Last instant, inclusive.")]
    public string? To { get; init; }

    [FromQuery(Name = "filename")]
    [Description("Name of the download. Without it: logs_ and the time.")]
    public string? FileName { get; init; }

    [FromQuery(Name = "query_id")]
    [Description("The job that an earlier request started.")]
    public string? QueryId { get; init; }

    [FromQuery(Name = "action")]
    [Description("download fetches the file of a finished job, once.")]
    public string? Action { get; init; }

    /// <summary>The ids that filter: those that are given and neither empty nor 0.</summary>
    internal IEnumerable<(string Column, string Value)> Ids => new[] { ("project_id", ProjectId), ("task_id", TaskId), ("job_id", JobId), ("user_id", UserId) }
        .Where(i => IsGiven(i.Item2))
        .Select(i => (i.Item1, i.Item2!));

    /// <summary>Whether an organization's id is given that means none.</summary>
    internal bool NamesNoOrg => OrgId is not null && !IsGiven(OrgId);

    private static bool IsGiven(string? id) => id is not (null or "" or "0");
}
