using System.Text.Json;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Native;
using Footfall.Model;

namespace Footfall.Ingestion.Problems;

/// <summary>Errors turned into columns of the table <c>error_events</c>.</summary>
internal sealed class ErrorColumns
{
    private const int LongestTitle = 300;
    private const int LongestMessage = 2_000;

    // Times of a connector have more than milliseconds; a time that lies elsewhere is somebody else's.
    private const double SameMillisecond = 0.0011;

    private static readonly (string Name, Func<Event, string?> Value)[] Texts =
    [
        ("scope", e => e.Scope), ("level", e => e.Level), ("org_id", e => e.OrgId), ("org_slug", e => e.OrgSlug), ("workspace_id", e => e.WorkspaceId),
        ("project_id", e => e.ProjectId), ("task_id", e => e.TaskId), ("job_id", e => e.JobId), ("user_id", e => e.UserId), ("user_name", e => e.UserName),
        ("session_id", e => e.SessionId), ("run_id", e => e.RunId ?? (e.Scope == ErrorFacts.RunFailed ? e.ObjId : null)), ("request_id", e => e.RequestId),
        ("agent", e => e.Agent), ("package", e => e.Package), ("function", e => e.Function), ("client_name", e => e.ClientName), ("client_version", e => e.ClientVersion), ("os", e => e.Os),
    ];

    private readonly FixedColumn<ulong> _problem = new("problem", "UInt64");
    private readonly TimeColumn _time = new("time");
    private readonly UuidColumn _id = new("id");
    private readonly TimeColumn _received = new("received");
    private readonly FixedColumn<uint> _position = new("position", "UInt32");
    private readonly FixedColumn<double> _at = new("at", "Float64");
    private readonly FixedColumn<ulong> _row = new("row", "UInt64");
    private readonly FixedColumn<sbyte> _source = new("source", "Int8");
    private readonly StringColumn _fingerprint = new("fingerprint");
    private readonly StringColumn _class = new("class");
    private readonly StringColumn _title = new("title");
    private readonly StringColumn _message = new("message");
    private readonly StringColumn _version = new("version");
    private readonly StringColumn _versionKey = new("version_key");
    private readonly StringColumn _type = new("told_type");
    private readonly StringColumn _rules = new("rules");
    private readonly StringColumn[] _texts = [.. Texts.Select(t => new StringColumn(t.Name))];
    private readonly NativeBlock _block;

    internal ErrorColumns() =>
        _block = new NativeBlock([_problem, _time, _id, _received, _position, _at, _row, _source, _fingerprint, _class, _title, _message, _version, _versionKey, _type, _rules, .. _texts]);

    /// <summary>Where the columns go.</summary>
    internal static Insert Target { get; } = new("error_events", [.. new ErrorColumns()._block.Columns.Select(c => c.Name)]);

    internal int Count => _id.Count;

    /// <summary>Whether an event belongs here.</summary>
    internal static bool Takes(Event e) => ErrorFacts.IsError(e.Scope, e.Source, e.Failed, e.OrgSlug);

    /// <summary>Adds an error.</summary>
    internal void Add(Event e)
    {
        var facts = ErrorFacts.Read(e.Scope, e.Payload, e.ObjVal, e.Package, e.Function);
        var fingerprint = Fingerprint.Of(facts);
        var (at, row) = Place(e);
        _problem.Add(Fingerprint.ProblemOf(fingerprint));
        _time.Add(e.Time);
        _id.Add(e.Id);
        _received.Add(e.Received);
        _position.Add(e.Position);
        _at.Add(at);
        _row.Add(row);
        _source.Add((sbyte)e.Source);
        _fingerprint.Add(fingerprint);
        _class.Add(Cut(facts.Class, LongestTitle));
        _title.Add(TitleOf(facts));
        _message.Add(Cut(facts.Message, LongestMessage));
        _version.Add(Cut(facts.Version, LongestTitle));
        _versionKey.Add(VersionKey.Of(facts.Version));
        _type.Add(ErrorTypes.Of(facts.ErrorType));
        _rules.Add(Fingerprint.Version);
        for (var i = 0; i < _texts.Length; i++)
        {
            _texts[i].Add(Texts[i].Value(e));
        }
    }

    /// <summary>Adds the errors of another set whose place in <paramref name="keep"/> is true, or all of them when it is empty.</summary>
    internal void Append(ErrorColumns other, ReadOnlySpan<bool> keep)
    {
        for (var i = 0; i < _block.Columns.Count; i++)
        {
            if (keep.IsEmpty)
            {
                _block.Columns[i].Append(other._block.Columns[i]);
            }
            else
            {
                _block.Columns[i].Append(other._block.Columns[i], keep);
            }
        }
    }

    /// <summary>The errors as a block; empty without any.</summary>
    internal ReadOnlyMemory<byte> ToBlock() => Count == 0 ? default : _block.ToBytes();

    internal void Clear()
    {
        foreach (var column in _block.Columns)
        {
            column.Clear();
        }
    }

    /// <summary>Class and first line: what a list shows, and leads to its page.</summary>
    internal static string TitleOf(ErrorFacts facts)
    {
        var (name, line) = (TerminalText.FirstLine(facts.Class), TerminalText.FirstLine(facts.Message));
        var named = name.Length == 0 || line.StartsWith(name, StringComparison.Ordinal) ? line : line.Length == 0 ? name : $"{name}: {line}";
        return named.Length == 0 ? "An error without a message" : Cut(named, LongestTitle);
    }

    private static (double At, ulong Row) Place(Event e)
    {
        if (e.RunId is null && e.Scope != ErrorFacts.RunFailed || e.Payload is null || !e.Payload.Contains("\"row\"", StringComparison.Ordinal) && !e.Payload.Contains("\"at\"", StringComparison.Ordinal))
        {
            return (0, 0);
        }

        try
        {
            using var payload = JsonDocument.Parse(e.Payload, new JsonDocumentOptions { MaxDepth = 512 });
            var exact = payload.RootElement.TryGetProperty("at", out var at) && at.ValueKind == JsonValueKind.Number && at.TryGetDouble(out var seconds) ? seconds : 0;
            var row = payload.RootElement.TryGetProperty("row", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetUInt64(out var place) ? place : 0;
            return (Math.Abs(exact - (e.Time.ToUnixTimeMilliseconds() / 1000d)) < SameMillisecond ? exact : 0, row);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return (0, 0);
        }
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}
