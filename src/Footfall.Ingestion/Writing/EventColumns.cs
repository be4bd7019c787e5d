using System.Text;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Native;
using Footfall.Ingestion.WorkingTime;
using Footfall.Model;

namespace Footfall.Ingestion.Writing;

/// <summary>Events turned into columns of the table <c>events</c>. One instance is used again and again: its memory is large.</summary>
internal sealed class EventColumns
{
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
    private readonly FixedColumn<ushort> _micros = new("micros", "UInt16");
    private readonly FixedColumn<long> _correction = new("correction", "Int64");
    private readonly TimeColumn _received = new("received");
    private readonly FixedColumn<sbyte> _source = new("source", "Int8");
    private readonly FixedColumn<byte> _failed = new("failed", "UInt8");
    private readonly NullableColumn<uint> _count = new("count", "UInt32");
    private readonly NullableColumn<ulong> _duration = new("duration", "UInt64");
    private readonly StringColumn _sender = new("sender");
    private readonly FixedColumn<sbyte> _work = new("work", "Int8");
    private readonly StringColumn _carried = new("carried");
    private readonly StringColumn[] _texts = [.. Texts.Select(t => new StringColumn(t.Name))];
    private readonly NativeBlock _block;

    internal EventColumns() => _block = new NativeBlock([_id, _batch, _position, _time, _micros, _correction, _received, _sender, _source, _failed, _count, _duration, _work, _carried, .. _texts]);

    /// <summary>Where the columns go.</summary>
    internal static Insert Target { get; } = new("events", [.. new EventColumns()._block.Columns.Select(c => c.Name)]);

    internal int Count => _id.Count;

    /// <summary>About as many bytes as the block has, never fewer.</summary>
    internal int Size => _block.Size;

    /// <summary>Ids; valid until the next change.</summary>
    internal ReadOnlySpan<Uuid> Ids => _id.Values;

    /// <summary>Which row an event is.</summary>
    internal EventPlace PlaceOf(int row) => new(_id.Values[row], _batch.Values[row], _position.Values[row]);

    /// <summary>Times in milliseconds since 1970; valid until the next change.</summary>
    internal ReadOnlySpan<long> Times => _time.Values;

    /// <summary>Times of receipt in milliseconds since 1970; valid until the next change.</summary>
    internal ReadOnlySpan<long> Received => _received.Values;

    /// <summary>Runs that the events may tell of.</summary>
    internal HashSet<string> Runs()
    {
        var runs = new HashSet<string>();
        if (!Text("scope").MayContain(":run"u8))
        {
            return runs;
        }

        var scopes = Text("scope").Texts;
        var runIds = Text("run_id").Texts;
        var objIds = Text("obj_id").Texts;
        for (var i = 0; i < Count; i++)
        {
            var scope = scopes.Next();
            var run = runIds.Next();
            var thing = objIds.Next();
            if (scope.EndsWith(":run"u8))
            {
                runs.Add(Encoding.UTF8.GetString(run.IsEmpty ? thing : run));
            }
        }

        return runs;
    }

    /// <summary>Adds an event.</summary>
    internal void Add(Event e, string sender, WorkMode work = WorkMode.None)
    {
        _id.Add(e.Id);
        _batch.Add(e.Batch);
        _position.Add(e.Position);
        _time.Add(e.Time);
        _micros.Add((ushort)(BatchWork.Microseconds(e.Time) - (e.Time.ToUnixTimeMilliseconds() * 1000)));
        _correction.Add(e.Correction);
        _received.Add(e.Received);
        _sender.Add(sender);
        _source.Add((sbyte)e.Source);
        _failed.Add(e.Failed ? (byte)1 : (byte)0);
        _count.Add(e.Count);
        _duration.Add(e.Duration);
        _work.Add((sbyte)work);
        _carried.Add(null);
        for (var i = 0; i < _texts.Length; i++)
        {
            _texts[i].Add(Texts[i].Value(e));
        }
    }

    /// <summary>Adds all events of another set, or those whose place in <paramref name="keep"/> is true.</summary>
    /// <param name="other">The other set.</param>
    /// <param name="keep">Empty for all.</param>
    /// <param name="marks">What is known by now of the working time of those that are added; null to take over what the other set says.</param>
    internal void Append(EventColumns other, ReadOnlySpan<bool> keep = default, WorkMarks? marks = null)
    {
        for (var i = 0; i < _block.Columns.Count; i++)
        {
            if (marks is not null && (_block.Columns[i] == _work || _block.Columns[i] == _carried))
            {
                continue;
            }

            if (keep.IsEmpty)
            {
                _block.Columns[i].Append(other._block.Columns[i]);
            }
            else
            {
                _block.Columns[i].Append(other._block.Columns[i], keep);
            }
        }

        if (marks is not null)
        {
            Add(marks);
        }
    }

    private StringColumn Text(string name) => _texts[Array.FindIndex(Texts, t => t.Name == name)];

    private void Add(WorkMarks marks)
    {
        for (var i = 0; i < marks.Modes.Count; i++)
        {
            _work.Add((sbyte)marks.Modes[i]);
            _carried.Add(marks.Carried.TryGetValue(i, out var carry) ? carry.ToText() : null);
        }
    }

    /// <summary>Adds the events of a block.</summary>
    /// <exception cref="FormatException">The block is damaged, or another version of the program made it.</exception>
    internal void Read(ReadOnlySpan<byte> block) => _block.Read(block);

    /// <summary>The events as a block.</summary>
    internal ReadOnlyMemory<byte> ToBlock() => _block.ToBytes();

    internal void Clear()
    {
        foreach (var column in _block.Columns)
        {
            column.Clear();
        }
    }
}
