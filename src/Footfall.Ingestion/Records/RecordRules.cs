using System.Text.Json;

namespace Footfall.Ingestion.Records;

/// <summary>What a format takes of records, where formats differ.</summary>
internal sealed record RecordRules
{
    /// <summary>Longest text of most members. Ours: names and ids that are longer are mistakes.</summary>
    internal const int MaxText = 1_000;

    /// <summary>Longest <c>obj_val</c>.</summary>
    internal const int MaxValue = 65_536;

    /// <summary>Longest payload, in bytes of JSON.</summary>
    internal int MaxPayload { get; init; } = 1 << 20;

    /// <summary>Longest <c>obj_name</c>.</summary>
    internal int MaxName { get; init; } = MaxText;

    /// <summary>Members without a column that are left out; all others go to the payload.</summary>
    internal IReadOnlySet<string> LeftOut { get; init; } = new HashSet<string>();

    /// <summary>Whether members without a column that are null are left out.</summary>
    internal bool LeavesOutNulls { get; init; }

    /// <summary>Longest text of a member.</summary>
    internal int MaxLength(RecordField field) => field switch
    {
        RecordField.ObjVal => MaxValue,
        RecordField.ObjName => MaxName,
        _ => MaxText,
    };

    /// <summary>Whether a member without a column goes to the payload.</summary>
    internal bool Keeps(string name, JsonTokenType value) => !(LeavesOutNulls && value == JsonTokenType.Null) && !LeftOut.Contains(name);
}
