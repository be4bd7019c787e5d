namespace Footfall.Ingestion.Formats.Cvat;

/// <summary>Members of an event of this format, in the order in which CVAT declares and echoes them.</summary>
internal enum CvatField
{
    Scope,
    ObjName,
    ObjId,
    ObjVal,
    Source,
    Timestamp,
    Count,
    Duration,
    ProjectId,
    TaskId,
    JobId,
    UserId,
    UserName,
    UserEmail,
    OrgId,
    OrgSlug,
    Payload,
}
