using System.Security.Cryptography;
using System.Text;

namespace Footfall.ClickHouse.Schema;

/// <summary>
/// How rows of <c>run_facts</c> are made from events (semantics 7), and of <c>run_errors</c> from these: one text for the views that feed them with
/// every insert and for making them again.
/// </summary>
public static class RunFeed
{
    /// <summary>Stands for an instant that never comes.</summary>
    public const string Never = "9e18";

    /// <summary>What a run is said to have failed with that gave no reason.</summary>
    public const string NoReason = "failed without a message";

    /// <summary>Scopes of the events that tell of runs.</summary>
    public static IReadOnlyList<string> Scopes { get; } =
        [.. new[] { "create", "start", "update", "await", "resume", "finish", "fail", "stop", "log", "delete", "restore" }.Select(v => $"{v}:run")];

    /// <summary>
    /// When an event was, exactly as it was told (<c>at</c>, Unix seconds), and its order among the events of its run (<c>place_told</c>), over a column
    /// <c>readable</c> (<see cref="ReadablePayload.Marked"/>).
    /// </summary>
    public static string Place =>
        """
        toUnixTimestamp64Milli(time) / 1000 AS time_told, JSONExtractFloat(readable, 'at') AS exact,
            if(abs(exact - time_told) < 0.0011, exact, time_told) AS at,
            bitOr(bitOr(bitShiftLeft(toUInt256(toUInt64(greatest(0, at * 16777216))), 128), bitShiftLeft(toUInt256(toUInt64(greatest(0, JSONExtractInt(readable, 'row')))), 64)),
                toUInt256(toUInt64(greatest(0, toUnixTimestamp64Milli(received))) * 1048576 + least(position, 1048575))) AS place_told
        """;

    private static readonly string[] StatusVerbs = ["create", "start", "update", "await", "resume", "finish", "fail", "stop"];

    private static DerivedColumns Read { get; } = new(
        ("verb", "substring(toString(scope), 1, position(toString(scope), ':') - 1)"),
        ("told_run", "if(run_id != '', run_id, obj_id)"),
        ("kind_told", "JSONExtractString(readable, 'kind')"),

        // A record's kind may be empty; it has a number then.
        ("is_record", "kind_told != '' OR JSONHas(readable, 'kind') AND JSONHas(readable, 'row')"),
        ("files_told", Marked("files")),
        ("files_parsed", "JSONExtract(files_told, 'Array(Tuple(name String, direction String))')"),
        ("lid", Text("lid")),
        ("status_told", Text("status")),
        ("org_told", $"if(org_id = '' AND org_slug = '', {Text("org")}, toString(org_id))"),
        ("status", $"""
            multiIf(verb NOT IN ({List(StatusVerbs)}), '', status_told != '', status_told, verb IN ('await', 'resume') AND (lid != '' OR kind_told IN ('lock', 'lease')), '',
                transform(verb, ['create', 'start', 'resume', 'await', 'finish', 'fail', 'stop'], ['queued', 'started', 'running', 'awaiting', 'finished', 'error', 'stopped'], ''))
            """),
        ("is_blank", "kind_told = 'status' AND status = '' AND status_told = '' AND JSONHas(readable, 'status')"),
        ("phase", """
            multiIf(is_blank, 4, status = '', 255, lower(status) IN ('queued', 'consumed'), 0, lower(status) IN ('finished', 'stopped'), 2, lower(status) = 'error', 3, lower(status) = 'unknown', 4,
                verb IN ('finish', 'stop'), 2, verb = 'fail', 3, 1)
            """),
        ("is_failure", "if(is_record, kind_told = 'error', verb = 'fail')"),
        ("failure_told", $"multiIf(is_record, JSONExtractString(readable, 'message'), {Reason} = '', '{NoReason}', {Reason})"));

    private static string List(IEnumerable<string> words) => string.Join(", ", words.Select(w => $"'{w}'"));

    private static string ScopeList => List(Scopes);

    /// <summary>A statement with the columns of <c>run_facts</c>, one row an event.</summary>
    /// <param name="events">The table of events, or a subquery.</param>
    public static string Facts(string events) =>
        $"""
        SELECT told_run AS run_id, at AS first, at AS last,
            if(is_record, at, {Never}) AS kind_first, if(is_record, at, -1) AS kind_last,
            if(verb = 'create', at, {Never}) AS created, if(phase = 1, at, {Never}) AS live,
            if(status = '' AND NOT is_blank, (toUInt256(0), toUInt8(4), 'unknown'), (bitOr(bitShiftLeft(toUInt256(is_record), 255), place_told), toUInt8(phase), status)) AS state,
            if(verb = 'start', [place_told], []) AS starts,
            if(phase IN (2, 3), [place_told], []) AS ends,
            if(verb = 'await' AND lid != '', [(place_told, lid)], []) AS locks,
            if(verb = 'resume' AND lid != '', [lid], []) AS leases,
            if(verb IN ('delete', 'restore'), (place_told, toUInt8(verb = 'delete')), (toUInt256(0), toUInt8(0))) AS lives,
            toUInt8(JSONExtractBool(readable, 'system')) AS system,
            if(user_id = '', (bitNot(toUInt256(0)), '', ''), (place_told, toString(user_id), toString(user_name))) AS owner,
            if(org_told = '' AND org_slug = '', (bitNot(toUInt256(0)), '', ''), (place_told, org_told, toString(org_slug))) AS org,
            if(project_id = '' AND task_id = '' AND job_id = '', (bitNot(toUInt256(0)), '', '', ''), (place_told, toString(project_id), toString(task_id), toString(job_id))) AS place,
            {Latest("if(obj_val != '', obj_val, JSONExtractString(readable, 'name'))")} AS named,
            {Latest("JSONExtractString(readable, 'type')")} AS typed,
            {Latest("toString(agent)")} AS machine,
            if(is_failure, (place_told, failure_told), (toUInt256(0), '')) AS failure,
            {Latest(Text("unreadable"))} AS unreadable,
            if({Raw("meta")} IN ('', if(is_record, '', 'null')), (bitNot(toUInt256(0)), ''), (place_told, {ReadablePayload.Restored(Raw("meta"))})) AS meta,
            {Latest(Json("inputs"))} AS inputs, {Latest(Json("outputs"))} AS outputs, {Latest(Json("config"))} AS config,
            if(verb = 'update' AND files_told != '', (place_told, files_told, {Names("up")}, {Names("down")}), (toUInt256(0), '', [], [])) AS listed,
            if(verb != 'update' AND files_told != '', [(place_told, files_told, {Names("up")}, {Names("down")})], []) AS filed,
            toUInt64(1) AS touched
        FROM ({Told(events)})
        WHERE told_run != ''
        """;

    /// <summary>A statement with the columns of <c>run_errors</c>.</summary>
    public static string Errors => $"SELECT {TimeOf("failure.1")} AS at, run_id, failure.1 AS place, failure.2 AS error FROM run_facts WHERE failure.1 != 0";

    /// <summary>What decides what the rows are, those of <c>run_states</c> too: another text makes them again.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Facts("events") + Errors + RunTold.Keep("1"))));

    /// <summary>The time in an order, exactly as it was told.</summary>
    public static string TimeOf(string order) => $"toFloat64(toUInt64(bitShiftRight({order}, 128))) / 16777216";

    /// <summary>
    /// The events of runs with what is read of them: <c>verb</c>, <c>told_run</c>, <c>is_record</c> (a connector read it), <c>kind_told</c> (its kind then),
    /// <c>at</c>, <c>place_told</c> (its order), <c>status</c>, <c>is_blank</c> (a record told an empty one), <c>phase</c>, <c>lid</c>, <c>is_failure</c>, <c>failure_told</c>.
    /// </summary>
    /// <param name="events">The table of events, or a subquery with the columns of it that are wanted.</param>
    /// <param name="columns">Those that are wanted of the above, apart from <c>at</c> and <c>place_told</c>; none for all.</param>
    public static string Told(string events, params string[] columns) =>
        $"""
        SELECT *,
            {Place}{Read.Select(columns.Length == 0 ? Read.Names : columns)}
        FROM (SELECT *, {ReadablePayload.Marked} AS readable FROM {events} WHERE scope IN ({ScopeList}) AND source = 'server' AND org_slug != 'footfall')
        """;

    /// <summary>What a failing run says of it: the error, else the message, and where it happened.</summary>
    private static string Reason =>
        $"trim(concat(if({Text("error")} != '', {Text("error")}, {Text("message")}), if({Text("stack")} = '', '', '\\n'), {Text("stack")}))";

    private static string Names(string direction) => $"arrayDistinct(arrayMap(f -> f.1, arrayFilter(f -> f.1 != '' AND f.2 = '{direction}', files_parsed)))";

    private static string Latest(string text) => $"if({text} = '', (toUInt256(0), ''), (place_told, {text}))";

    /// <summary>A member of the payload as JSON; '' when it is absent or null.</summary>
    private static string Json(string member) => ReadablePayload.Restored(Marked(member));

    private static string Marked(string member) => $"if({Raw(member)} = 'null', '', {Raw(member)})";

    private static string Raw(string member) => $"JSONExtractRaw(readable, '{member}')";

    /// <summary>A member of the payload as text, whatever it is there; '' when it is absent or null.</summary>
    private static string Text(string member) =>
        $"if(JSONType(readable, '{member}') = 'String', {ReadablePayload.Unmarked($"JSONExtractString(readable, '{member}')")}, {Json(member)})";
}
