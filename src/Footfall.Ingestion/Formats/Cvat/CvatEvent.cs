namespace Footfall.Ingestion.Formats.Cvat;

/// <summary>One event as sent, after the type rules: which members were there, and their values as text.</summary>
internal sealed class CvatEvent
{
    private readonly string?[] _values = new string?[CvatFields.Count];
    private uint _sent;

    /// <summary>The instant, before clock correction.</summary>
    internal DateTimeOffset Time { get; set; }

    /// <summary>Where the event's text lies in the body; its identity is made from it.</summary>
    internal Range Content { get; set; }

    internal string? this[CvatField field] => _values[(int)field];

    internal bool WasSent(CvatField field) => (_sent & (1u << (int)field)) != 0;

    internal void Set(CvatField field, string? value)
    {
        _values[(int)field] = value;
        _sent |= 1u << (int)field;
    }
}
