using System.Buffers;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Native;
using Footfall.Model;

namespace Footfall.Ingestion.Writing;

/// <summary>Events turned into columns of the table <c>events</c>. One instance is used again and again: its memory is large.</summary>
internal sealed class EventColumns
{
    // An insert may touch 100 monthly partitions at the most (the engine's default).
    private const int MaxMonths = 90;

    private static readonly (string Name, Func<Event, string?> Value)[] Texts =
    [
        ("scope", e => e.Scope), ("obj_name", e => e.ObjName), ("obj_id", e => e.ObjId), ("obj_val", e => e.ObjVal),
        ("org_id", e => e.OrgId), ("org_slug", e => e.OrgSlug), ("workspace_id", e => e.WorkspaceId), ("project_id", e => e.ProjectId),
        ("task_id", e => e.TaskId), ("job_id", e => e.JobId), ("user_id", e => e.UserId), ("user_name", e => e.UserName),
        ("user_email", e => e.UserEmail), ("session_id", e => e.SessionId), ("run_id", e => e.RunId), ("request_id", e => e.RequestId),
        ("agent", e => e.Agent), ("package", e => e.Package), ("function", e => e.Function), ("level", e => e.Level),
        ("client_name", e => e.ClientName), ("client_version", e => e.ClientVersion), ("os", e => e.Os), ("payload", e => e.Payload),
        ("kind", e => e.Kind),
    ];

    private readonly UuidColumn _id = new("id");
    private readonly UuidColumn _batch = new("batch");
    private readonly FixedColumn<uint> _position = new("position", "UInt32");
    private readonly TimeColumn _time = new("time");
    private readonly TimeColumn _received = new("received");
    private readonly FixedColumn<sbyte> _source = new("source", "Int8");
    private readonly FixedColumn<byte> _failed = new("failed", "UInt8");
    private readonly NullableColumn<uint> _count = new("count", "UInt32");
    private readonly NullableColumn<ulong> _duration = new("duration", "UInt64");
    private readonly StringColumn[] _texts = [.. Texts.Select(t => new StringColumn(t.Name))];
    private readonly HashSet<int> _months = [];
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly NativeBlock _block;

    internal EventColumns() => _block = new NativeBlock([_id, _batch, _position, _time, _received, _source, _failed, _count, _duration, .. _texts]);

    /// <summary>Where the columns go.</summary>
    internal static Insert Target { get; } = new("events", [.. new EventColumns()._block.Columns.Select(c => c.Name)]);

    internal int Count => _id.Count;

    /// <summary>Adds an event, unless it would spread the insert over too many months.</summary>
    internal bool TryAdd(Event e)
    {
        if (_months.Add((e.Time.Year * 12) + e.Time.Month) && _months.Count > MaxMonths)
        {
            return false;
        }

        _id.Add(e.Id);
        _batch.Add(e.Batch);
        _position.Add(e.Position);
        _time.Add(e.Time);
        _received.Add(e.Received);
        _source.Add((sbyte)e.Source);
        _failed.Add(e.Failed ? (byte)1 : (byte)0);
        _count.Add(e.Count);
        _duration.Add(e.Duration);
        for (var i = 0; i < _texts.Length; i++)
        {
            _texts[i].Add(Texts[i].Value(e));
        }

        return true;
    }

    /// <summary>The events as a block; valid until the next change.</summary>
    internal ReadOnlyMemory<byte> ToBlock()
    {
        _bytes.ResetWrittenCount();
        _bytes.GetSpan(_block.Size);
        _block.WriteTo(_bytes);
        return _bytes.WrittenMemory;
    }

    internal void Clear()
    {
        _months.Clear();
        foreach (var column in _block.Columns)
        {
            column.Clear();
        }
    }
}
