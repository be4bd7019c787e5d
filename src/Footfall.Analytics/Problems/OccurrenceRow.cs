namespace Footfall.Analytics.Problems;

/// <summary>An error of a problem. Texts are empty where nothing was told.</summary>
public sealed record OccurrenceRow
{
    /// <summary>Id of the event.</summary>
    public required Guid Id { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Scope of the event.</summary>
    public required string Scope { get; init; }

    /// <summary>client or server.</summary>
    public required string Source { get; init; }

    /// <summary>Level.</summary>
    public required string Level { get; init; }

    /// <summary>Class of the exception.</summary>
    public required string Class { get; init; }

    /// <summary>Class and first line.</summary>
    public required string Title { get; init; }

    /// <summary>Version of what failed.</summary>
    public required string Version { get; init; }

    /// <summary>User.</summary>
    public required string UserId { get; init; }

    /// <summary>The user's name, else the id.</summary>
    public required string UserName { get; init; }

    /// <summary>Short name of the org, else its id.</summary>
    public required string Org { get; init; }

    /// <summary>Session.</summary>
    public required string SessionId { get; init; }

    /// <summary>Run.</summary>
    public required string RunId { get; init; }

    /// <summary>Request.</summary>
    public required string RequestId { get; init; }

    /// <summary>Agent.</summary>
    public required string Agent { get; init; }

    /// <summary>Package.</summary>
    public required string Package { get; init; }

    /// <summary>Function.</summary>
    public required string Function { get; init; }

    /// <summary>Browser or desktop program.</summary>
    public required string ClientName { get; init; }

    /// <summary>Version of the browser or desktop program.</summary>
    public required string ClientVersion { get; init; }

    /// <summary>Operating system of the client.</summary>
    public required string Os { get; init; }

    /// <summary>Project.</summary>
    public required string ProjectId { get; init; }

    /// <summary>Task.</summary>
    public required string TaskId { get; init; }

    /// <summary>Job.</summary>
    public required string JobId { get; init; }

    /// <summary>Its fingerprint: those of a problem differ where problems were merged.</summary>
    public required string Fingerprint { get; init; }
}
