using Footfall.Model;

namespace Footfall.Ingestion.Tests;

/// <summary>A row of the table <c>events</c>: texts are empty where there is nothing, times have whole milliseconds.</summary>
public sealed record StoredEvent
{
    public Guid Id { get; init; }

    public Guid Batch { get; init; }

    public uint Position { get; init; }

    public string Time { get; init; } = "";

    public long Correction { get; init; }

    public string Received { get; init; } = "";

    public string Scope { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Source { get; init; } = "";

    public string ObjName { get; init; } = "";

    public string ObjId { get; init; } = "";

    public string ObjVal { get; init; } = "";

    public uint? Count { get; init; }

    public ulong? Duration { get; init; }

    public string OrgId { get; init; } = "";

    public string OrgSlug { get; init; } = "";

    public string WorkspaceId { get; init; } = "";

    public string ProjectId { get; init; } = "";

    public string TaskId { get; init; } = "";

    public string JobId { get; init; } = "";

    public string UserId { get; init; } = "";

    public string UserName { get; init; } = "";

    public string UserEmail { get; init; } = "";

    public string SessionId { get; init; } = "";

    public string RunId { get; init; } = "";

    public string RequestId { get; init; } = "";

    public string Agent { get; init; } = "";

    public string Package { get; init; } = "";

    public string Function { get; init; } = "";

    public string Level { get; init; } = "";

    public int Failed { get; init; }

    public string ClientName { get; init; } = "";

    public string ClientVersion { get; init; } = "";

    public string Os { get; init; } = "";

    public string Payload { get; init; } = "";

    /// <summary>The row that an event must become.</summary>
    public static StoredEvent Of(Event e) => new()
    {
        Id = e.Id,
        Batch = e.Batch,
        Position = e.Position,
        Time = Milliseconds(e.Time),
        Correction = e.Correction,
        Received = Milliseconds(e.Received),
        Scope = e.Scope,
        Kind = e.Kind ?? "",
        Source = e.Source == Model.Source.Client ? "client" : "server",
        ObjName = e.ObjName ?? "",
        ObjId = e.ObjId ?? "",
        ObjVal = e.ObjVal ?? "",
        Count = e.Count,
        Duration = e.Duration,
        OrgId = e.OrgId ?? "",
        OrgSlug = e.OrgSlug ?? "",
        WorkspaceId = e.WorkspaceId ?? "",
        ProjectId = e.ProjectId ?? "",
        TaskId = e.TaskId ?? "",
        JobId = e.JobId ?? "",
        UserId = e.UserId ?? "",
        UserName = e.UserName ?? "",
        UserEmail = e.UserEmail ?? "",
        SessionId = e.SessionId ?? "",
        RunId = e.RunId ?? "",
        RequestId = e.RequestId ?? "",
        Agent = e.Agent ?? "",
        Package = e.Package ?? "",
        Function = e.Function ?? "",
        Level = e.Level ?? "",
        Failed = e.Failed ? 1 : 0,
        ClientName = e.ClientName ?? "",
        ClientVersion = e.ClientVersion ?? "",
        Os = e.Os ?? "",
        Payload = e.Payload ?? "",
    };

    /// <summary>An instant as the engine prints it, below milliseconds cut off.</summary>
    public static string Milliseconds(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ");
}
