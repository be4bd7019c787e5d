namespace Footfall.Ingestion.WorkingTime;

/// <summary>An event of the store as a recomputation reads it. Times are microseconds since 1970, texts empty where there is nothing.</summary>
internal sealed record WorkEvent
{
    public Guid Id { get; init; }

    public required Guid Batch { get; init; }

    public uint Position { get; init; }

    public long Start { get; init; }

    public long ReceivedAt { get; init; }

    public required string Scope { get; init; }

    public ulong? Duration { get; init; }

    public string Carried { get; init; } = "";

    public string UserId { get; init; } = "";

    public string UserName { get; init; } = "";

    public string UserEmail { get; init; } = "";

    public string Sender { get; init; } = "";

    public string OrgId { get; init; } = "";

    public string OrgSlug { get; init; } = "";

    public string ProjectId { get; init; } = "";

    public string TaskId { get; init; } = "";

    public string JobId { get; init; } = "";

    /// <summary>Whether it is one of those that were asked for, where a question tells them from what lies around them.</summary>
    public bool IsSelected { get; init; }

    internal WorkStreamKey Key => new(UserId, OrgId.Length > 0 ? OrgId : OrgSlug);

    internal Model.WorkingTime.WorkPlace Place => new(Text(ProjectId), Text(TaskId), Text(JobId));

    internal WorkRowHead Head => new()
    {
        Batch = Batch,
        Received = DateTimeOffset.FromUnixTimeMilliseconds(ReceivedAt),
        UserId = Text(UserId),
        UserName = Text(UserName),
        UserEmail = Text(UserEmail),
        OrgId = Text(OrgId),
        OrgSlug = Text(OrgSlug),
    };

    /// <summary>The columns, to be selected from <c>events</c>.</summary>
    internal const string Columns =
        """
        id, batch, position, toUnixTimestamp64Milli(time) * 1000 + micros AS start, toUnixTimestamp64Milli(received) AS received_at,
            scope, duration, carried, user_id, user_name, user_email, toString(sender) AS sender, org_id, org_slug, project_id, task_id, job_id
        """;

    private static string? Text(string value) => value.Length == 0 ? null : value;
}
