namespace Footfall.Ingestion.Records;

/// <summary>Members of an event that is sent as one JSON object.</summary>
internal enum RecordField
{
    Id,
    Timestamp,
    Scope,
    Source,
    Count,
    Duration,
    Payload,

    // Texts from here on, in the order of RecordFields.Names.
    OrgId,
    OrgSlug,
    WorkspaceId,
    ProjectId,
    TaskId,
    JobId,
    UserId,
    UserName,
    UserEmail,
    SessionId,
    RunId,
    RequestId,
    Agent,
    Package,
    Function,
    Level,
    ClientName,
    ClientVersion,
    Os,
    ObjName,
    ObjId,
    ObjVal,
}
