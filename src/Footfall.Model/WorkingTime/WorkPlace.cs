namespace Footfall.Model.WorkingTime;

/// <summary>What was worked on. Working time belongs to one of these; any part may be unknown.</summary>
/// <param name="ProjectId">Project.</param>
/// <param name="TaskId">Task.</param>
/// <param name="JobId">Job.</param>
public readonly record struct WorkPlace(string? ProjectId, string? TaskId, string? JobId)
{
    /// <summary>Where an event happened.</summary>
    public static WorkPlace Of(Event e) => new(e.ProjectId, e.TaskId, e.JobId);
}
