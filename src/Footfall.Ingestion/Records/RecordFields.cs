using Footfall.Ingestion.Pipeline;

namespace Footfall.Ingestion.Records;

/// <summary>Names of the members.</summary>
internal static class RecordFields
{
    private static readonly MemberNames Names = new(
    [
        "id", "timestamp", "scope", "source", "count", "duration", "payload",
        "org_id", "org_slug", "workspace_id", "project_id", "task_id", "job_id", "user_id", "user_name", "user_email", "session_id",
        "run_id", "request_id", "agent", "package", "function", "level", "client_name", "client_version", "os", "obj_name", "obj_id", "obj_val",
    ]);

    internal static int Count => Names.Count;

    internal static string Name(RecordField field) => Names[(int)field];

    internal static bool TryFind(ReadOnlySpan<byte> name, out RecordField field)
    {
        var found = Names.TryFind(name, out var index);
        field = (RecordField)index;
        return found;
    }

    internal static bool IsId(RecordField field) => field is RecordField.OrgId or RecordField.WorkspaceId or RecordField.ProjectId
        or RecordField.TaskId or RecordField.JobId or RecordField.UserId or RecordField.SessionId or RecordField.RunId
        or RecordField.RequestId or RecordField.ObjId;
}
