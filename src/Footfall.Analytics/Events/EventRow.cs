namespace Footfall.Analytics.Events;

/// <summary>One event, as the API and the table show it. What the event does not have is null.</summary>
public sealed record EventRow
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What was added to the time that the sender gave, whose clock was wrong or whose request was under way, in milliseconds.</summary>
    public long? Correction { get; init; }

    /// <summary>When the server took it in, UTC.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>What kind of thing happened, <c>verb:object</c>.</summary>
    public required string Scope { get; init; }

    /// <summary>Derived kind: usage, audit, error, function, ...</summary>
    public required string Kind { get; init; }

    /// <summary><c>client</c> or <c>server</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Kind or name of the object.</summary>
    public string? ObjName { get; init; }

    /// <summary>Id of the object.</summary>
    public string? ObjId { get; init; }

    /// <summary>Value that belongs to the event.</summary>
    public string? ObjVal { get; init; }

    /// <summary>How many times in a row.</summary>
    public long? Count { get; init; }

    /// <summary>How long, in milliseconds.</summary>
    public long? Duration { get; init; }

    /// <summary>Id of the org.</summary>
    public string? OrgId { get; init; }

    /// <summary>Short name of the org.</summary>
    public string? OrgSlug { get; init; }

    /// <summary>Id of the workspace.</summary>
    public string? WorkspaceId { get; init; }

    /// <summary>Id of the project.</summary>
    public string? ProjectId { get; init; }

    /// <summary>Id of the task.</summary>
    public string? TaskId { get; init; }

    /// <summary>Id of the job.</summary>
    public string? JobId { get; init; }

    /// <summary>Id of the user.</summary>
    public string? UserId { get; init; }

    /// <summary>Name of the user when it happened.</summary>
    public string? UserName { get; init; }

    /// <summary>Mail address of the user.</summary>
    public string? UserEmail { get; init; }

    /// <summary>Session.</summary>
    public string? SessionId { get; init; }

    /// <summary>Run.</summary>
    public string? RunId { get; init; }

    /// <summary>Request that caused it.</summary>
    public string? RequestId { get; init; }

    /// <summary>Machine.</summary>
    public string? Agent { get; init; }

    /// <summary>Package.</summary>
    public string? Package { get; init; }

    /// <summary>Function.</summary>
    public string? Function { get; init; }

    /// <summary>Level of a log event or error.</summary>
    public string? Level { get; init; }

    /// <summary>Browser or desktop program.</summary>
    public string? ClientName { get; init; }

    /// <summary>Its version.</summary>
    public string? ClientVersion { get; init; }

    /// <summary>Operating system.</summary>
    public string? Os { get; init; }

    /// <summary>Everything else, as JSON text.</summary>
    public string? Payload { get; init; }
}
