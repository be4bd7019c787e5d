using Footfall.Ingestion.Pipeline;

namespace Footfall.Ingestion.Formats.Canonical;

/// <summary>Names and limits of the members.</summary>
internal static class CanonicalFields
{
    /// <summary>Longest text of most members. Ours: names and ids that are longer are mistakes.</summary>
    internal const int MaxText = 1_000;

    /// <summary>Longest <c>obj_val</c>.</summary>
    internal const int MaxValue = 65_536;

    /// <summary>Longest payload, in bytes of JSON.</summary>
    internal const int MaxPayload = 1 << 20;

    private static readonly MemberNames Names = new(
    [
        "id", "timestamp", "scope", "source", "count", "duration", "payload",
        "org_id", "org_slug", "workspace_id", "project_id", "task_id", "job_id", "user_id", "user_name", "user_email", "session_id",
        "run_id", "request_id", "agent", "package", "function", "level", "client_name", "client_version", "os", "obj_name", "obj_id", "obj_val",
    ]);

    internal static int Count => Names.Count;

    internal static string Name(CanonicalField field) => Names[(int)field];

    internal static bool TryFind(ReadOnlySpan<byte> name, out CanonicalField field)
    {
        var found = Names.TryFind(name, out var index);
        field = (CanonicalField)index;
        return found;
    }

    internal static bool IsId(CanonicalField field) => field is CanonicalField.OrgId or CanonicalField.WorkspaceId or CanonicalField.ProjectId
        or CanonicalField.TaskId or CanonicalField.JobId or CanonicalField.UserId or CanonicalField.SessionId or CanonicalField.RunId
        or CanonicalField.RequestId or CanonicalField.ObjId;

    internal static int MaxLength(CanonicalField field) => field == CanonicalField.ObjVal ? MaxValue : MaxText;
}
