namespace Footfall.Analytics.Monitoring;

/// <summary>A reported exception.</summary>
/// <param name="Timestamp">When.</param>
/// <param name="UserId">User.</param>
/// <param name="UserName">Name of the user.</param>
/// <param name="Source">client or server.</param>
/// <param name="ProjectId">Project.</param>
/// <param name="TaskId">Task.</param>
/// <param name="JobId">Job.</param>
/// <param name="Error">Its message.</param>
/// <param name="Stack">Its stack.</param>
/// <param name="Payload">The payload, as JSON.</param>
public sealed record ExceptionRow(DateTimeOffset Timestamp, string UserId, string UserName, string Source, string ProjectId, string TaskId, string JobId, string Error, string Stack, string Payload);
