namespace Footfall.Model;

/// <summary>
/// One thing that happened on the observed platform. Every wire format becomes this before anything else happens.
/// Ids are text because platforms use numbers, UUIDs and slugs; a value that was not sent, or was empty, is null.
/// </summary>
public sealed record Event
{
    /// <summary>Identity for exactly-once storage.</summary>
    public required Guid Id { get; init; }

    /// <summary>The request or import chunk the event arrived in.</summary>
    public Guid Batch { get; init; }

    /// <summary>Place of the event in its batch, from 0: events of one millisecond keep their order.</summary>
    public uint Position { get; init; }

    /// <summary>When it happened, UTC, after any clock correction. Stored with millisecond precision.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What the clock correction added to the time that was sent, in milliseconds; 0 when there was none.</summary>
    public long Correction { get; init; }

    /// <summary>When the server took the event in, UTC.</summary>
    public DateTimeOffset Received { get; init; }

    /// <summary>What kind of thing happened, <c>verb:object</c>; see <see cref="Model.Scope"/>.</summary>
    public required string Scope { get; init; }

    /// <summary>What kind of thing it is; see <see cref="EventKind"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>Who reported it.</summary>
    public Source Source { get; init; }

    /// <summary>Kind or name of the object, by the sender's custom.</summary>
    public string? ObjName { get; init; }

    /// <summary>Id of the object.</summary>
    public string? ObjId { get; init; }

    /// <summary>A value that belongs to the event, as text.</summary>
    public string? ObjVal { get; init; }

    /// <summary>How many times in a row it happened.</summary>
    public uint? Count { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public ulong? Duration { get; init; }

    /// <summary>Id of the org (tenant).</summary>
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

    /// <summary>The sitting the event belongs to.</summary>
    public string? SessionId { get; init; }

    /// <summary>The run the event belongs to.</summary>
    public string? RunId { get; init; }

    /// <summary>The request that caused it.</summary>
    public string? RequestId { get; init; }

    /// <summary>The machine that ran it.</summary>
    public string? Agent { get; init; }

    /// <summary>The package (app, plugin) that was used; null is shown as <c>Core</c>.</summary>
    public string? Package { get; init; }

    /// <summary>The function that was used.</summary>
    public string? Function { get; init; }

    /// <summary>Level of a log event or an error.</summary>
    public string? Level { get; init; }

    /// <summary>Whether the event is a call that ended in an error.</summary>
    public bool Failed { get; init; }

    /// <summary>Browser or desktop program.</summary>
    public string? ClientName { get; init; }

    /// <summary>Version of <see cref="ClientName"/>.</summary>
    public string? ClientVersion { get; init; }

    /// <summary>Operating system of the client.</summary>
    public string? Os { get; init; }

    /// <summary>Everything else, as JSON text.</summary>
    public string? Payload { get; init; }
}
