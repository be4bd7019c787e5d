using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    private static readonly string[] Names =
    [
        "id", "timestamp", "scope", "source", "count", "duration", "payload",
        "org_id", "org_slug", "workspace_id", "project_id", "task_id", "job_id", "user_id", "user_name", "user_email", "session_id",
        "run_id", "request_id", "agent", "package", "function", "level", "client_name", "client_version", "os", "obj_name", "obj_id", "obj_val",
    ];

    // All names fit into 16 bytes, so that a name is found by comparing one number.
    private static readonly FrozenDictionary<UInt128, CanonicalField> ByName = Names
        .Select((name, i) => (Key: Pack(System.Text.Encoding.ASCII.GetBytes(name)), Field: (CanonicalField)i))
        .ToFrozenDictionary(p => p.Key, p => p.Field);

    internal static int Count => Names.Length;

    internal static string Name(CanonicalField field) => Names[(int)field];

    internal static bool TryFind(ReadOnlySpan<byte> name, out CanonicalField field)
    {
        field = default;
        return name.Length <= 16 && ByName.TryGetValue(Pack(name), out field);
    }

    internal static bool IsId(CanonicalField field) => field is CanonicalField.OrgId or CanonicalField.WorkspaceId or CanonicalField.ProjectId
        or CanonicalField.TaskId or CanonicalField.JobId or CanonicalField.UserId or CanonicalField.SessionId or CanonicalField.RunId
        or CanonicalField.RequestId or CanonicalField.ObjId;

    internal static int MaxLength(CanonicalField field) => field == CanonicalField.ObjVal ? MaxValue : MaxText;

    private static UInt128 Pack(ReadOnlySpan<byte> name)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        name.CopyTo(bytes);
        return Unsafe.ReadUnaligned<UInt128>(ref MemoryMarshal.GetReference(bytes));
    }
}
