using Footfall.Ingestion.Pipeline;

namespace Footfall.Ingestion.Formats.Cvat;

/// <summary>Names and rules of the members. Source: <c>specs/cvat.md</c> 1.1, measured on DRF 3.14.</summary>
internal static class CvatFields
{
    internal static readonly MemberNames Names = new(
    [
        "scope", "obj_name", "obj_id", "obj_val", "source", "timestamp", "count", "duration", "project_id", "task_id", "job_id",
        "user_id", "user_name", "user_email", "org_id", "org_slug", "payload",
    ]);

    internal static int Count => Names.Count;

    internal static string Name(CvatField field) => Names[(int)field];

    /// <summary>Whether the member is a whole number. Callers with an ingest token may send text as ids.</summary>
    internal static bool IsInteger(CvatField field) => field is CvatField.ObjId or CvatField.Count or CvatField.Duration
        or CvatField.ProjectId or CvatField.TaskId or CvatField.JobId or CvatField.UserId or CvatField.OrgId;

    /// <summary>Whether the member is an id.</summary>
    internal static bool IsId(CvatField field) => IsInteger(field) && field is not (CvatField.Count or CvatField.Duration);

    internal static bool AllowsNull(CvatField field) => field is not (CvatField.Scope or CvatField.Timestamp or CvatField.Duration);

    /// <summary>
    /// Largest number that is taken. CVAT lets anything pass and its store then wraps it around or loses the whole batch;
    /// here it is refused at the door.
    /// </summary>
    internal static ulong Largest(CvatField field) => field switch
    {
        CvatField.Count => uint.MaxValue,
        CvatField.Duration => 1UL << 53,
        _ => ulong.MaxValue,
    };
}
