namespace Footfall.Model.WorkingTime;

/// <summary>A stored row of working time. Texts are empty where there is nothing, times in milliseconds since 1970.</summary>
public sealed record WorkRow
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The request whose events it sums up.</summary>
    public required Guid Batch { get; init; }

    /// <summary>When that was received.</summary>
    public long ReceivedAt { get; init; }

    /// <summary>Its time: the start of the first event that it counts.</summary>
    public long TimeAt { get; init; }

    /// <summary>Working time in milliseconds.</summary>
    public long Ms { get; init; }

    /// <summary>User.</summary>
    public string UserId { get; init; } = "";

    /// <summary>Name of the user then.</summary>
    public string UserName { get; init; } = "";

    /// <summary>Org.</summary>
    public string OrgId { get; init; } = "";

    /// <summary>Short name of the org.</summary>
    public string OrgSlug { get; init; } = "";

    /// <summary>Project.</summary>
    public string ProjectId { get; init; } = "";

    /// <summary>Task.</summary>
    public string TaskId { get; init; } = "";

    /// <summary>Job.</summary>
    public string JobId { get; init; } = "";

    /// <summary>The request's <c>X-Request-Id</c>.</summary>
    public string RequestId { get; init; } = "";

    /// <summary><c>request</c> or <c>stream</c> where Footfall counted; <c>sender</c> where the platform sent the row.</summary>
    public string CountedBy { get; init; } = "";

    /// <summary>Rows in all.</summary>
    public long Total { get; init; }

    /// <summary>Working time of all rows, in milliseconds.</summary>
    public long TotalMs { get; init; }
}
