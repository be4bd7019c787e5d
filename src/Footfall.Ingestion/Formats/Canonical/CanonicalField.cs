namespace Footfall.Ingestion.Formats.Canonical;

/// <summary>Members of a canonical event.</summary>
internal enum CanonicalField
{
    Id,
    Timestamp,
    Scope,
    Source,
    Count,
    Duration,
    Payload,

    // Texts from here on, in the order of CanonicalFields.Names.
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
