namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>What attributes can say that is more than payload.</summary>
internal enum OtlpColumn
{
    Id,
    EventName,
    ExceptionType,
    ExceptionMessage,
    ExceptionStack,

    // From here on a resource can say it as well.
    Package,
    Function,
    UserId,
    UserName,
    UserEmail,
    SessionId,
    Agent,
    ClientName,
    ClientVersion,
    Os,
    Version,
    Language,
    OrgId,
    OrgSlug,
    WorkspaceId,
    ProjectId,
    TaskId,
    JobId,
    RunId,
    ObjName,
    ObjId,
    ObjVal,
    Count,
    Duration,
}
