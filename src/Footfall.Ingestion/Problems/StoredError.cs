using Footfall.Model;

namespace Footfall.Ingestion.Problems;

/// <summary>An error event as the store has it.</summary>
internal sealed record StoredError(
    Guid Id, long Time, long Received, uint Position, string Scope, string Source, bool Failed, string ObjId, string ObjVal, string OrgId, string OrgSlug, string WorkspaceId, string ProjectId,
    string TaskId, string JobId, string UserId, string UserName, string SessionId, string RunId, string RequestId, string Agent, string Package, string Function, string Level,
    string ClientName, string ClientVersion, string Os, string Payload)
{
    /// <summary>The event as it came in, as far as it matters here.</summary>
    internal Event ToEvent() => new()
    {
        Id = Id,
        Time = DateTimeOffset.FromUnixTimeMilliseconds(Time),
        Received = DateTimeOffset.FromUnixTimeMilliseconds(Received),
        Position = Position,
        Scope = Scope,
        Source = Source == "client" ? Model.Source.Client : Model.Source.Server,
        Failed = Failed,
        ObjId = Optional(ObjId),
        ObjVal = Optional(ObjVal),
        OrgId = OrgId,
        OrgSlug = OrgSlug,
        WorkspaceId = WorkspaceId,
        ProjectId = ProjectId,
        TaskId = TaskId,
        JobId = JobId,
        UserId = UserId,
        UserName = UserName,
        SessionId = SessionId,
        RunId = Optional(RunId),
        RequestId = RequestId,
        Agent = Agent,
        Package = Optional(Package),
        Function = Optional(Function),
        Level = Level,
        ClientName = ClientName,
        ClientVersion = ClientVersion,
        Os = Os,
        Payload = Optional(Payload),
    };

    private static string? Optional(string text) => text.Length == 0 ? null : text;
}
