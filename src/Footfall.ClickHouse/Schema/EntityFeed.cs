using System.Security.Cryptography;
using System.Text;

namespace Footfall.ClickHouse.Schema;

/// <summary>
/// How rows of <c>entity_facts</c> and <c>membership_facts</c> are made from events (semantics 4): one text for the views that feed them with every
/// insert and for making them again.
/// </summary>
public static class EntityFeed
{
    /// <summary>Stands for an instant that never comes.</summary>
    public const long Never = long.MaxValue;

    /// <summary>Kinds of entities (semantics 4.1).</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "user", "team", "organization", "workspace", "project", "task", "job", "agent", "model", "notebook", "container", "link", "package", "function", "query",
        "script", "connection", "dashboard", "dataset", "menu_item", "group", "issue", "comment", "label", "cloudstorage", "image", "figure", "class", "tag",
    ];

    /// <summary>The kind that runs have among the facts. They are no entities that anybody creates by hand, but have a beginning and states.</summary>
    public const string Run = "run";

    private static readonly string[] Verbs = ["create", "update", "delete", "restore", "confirm"];
    private static readonly string[] RunVerbs = ["create", "start", "update", "await", "resume", "finish", "fail", "stop"];

    private static readonly string[] ContainerVerbs = ["start", "stop"];

    private static readonly Dictionary<string, string> States = new()
    {
        ["create:run"] = "queued",
        ["start:run"] = "started",
        ["resume:run"] = "running",
        ["await:run"] = "awaiting",
        ["finish:run"] = "finished",
        ["fail:run"] = "error",
        ["stop:run"] = "stopped",
        ["start:container"] = "running",
        ["stop:container"] = "exited",
    };

    /// <summary>What can be done to a kind that changes it, as the scopes that say so.</summary>
    public static IEnumerable<string> ScopesOf(string kind) => (kind switch
    {
        Run => RunVerbs,
        "container" => Verbs.Concat(ContainerVerbs),
        _ => Verbs,
    }).Select(v => $"{v}:{kind}");

    /// <summary>The state that a scope tells of a run or container; '' where it tells none.</summary>
    public static string StateOf(string scope) => States.GetValueOrDefault(scope, "");

    /// <summary>A statement with the columns of <c>entity_facts</c>.</summary>
    /// <param name="events">The table of events, or a subquery.</param>
    public static string Facts(string events) =>
        $"""
        SELECT what AS kind, entity_id AS id,
            if(makes AND NOT is_snapshot, {Instant("created_at")}, {Never}) AS stated,
            if(makes AND NOT is_snapshot, {First}, ({Never}, 0, 0, '', '', '', '', '', '', 0)) AS first,
            if(name = '', (-1, 0, 0, ''), (told_at, received_at, position, name)) AS named,
            if(type = '', (-1, 0, 0, ''), (told_at, received_at, position, type)) AS typed,
            toUInt8(NOT is_snapshot AND JSONExtractBool(readable, 'system')) AS system,
            if(verb IN ('delete', 'restore'), [(at, received_at, position, toUInt8(verb = 'delete'))], []) AS lives,
            if(state = '' OR is_snapshot AND what = 'container', [], [(told_at, received_at, position, state)]) AS states,
            if(what != '{Run}' OR {Text("readable", "model")} = '', (-1, 0, 0, ''), (told_at, received_at, position, {Text("readable", "model")})) AS model,
            multiIf(verb = 'confirm', [at], verb = 'create' AND NOT is_snapshot AND JSONExtractBool(readable, 'confirmed'), [if({Instant("created_at")} = {Never}, at, {Instant("created_at")})], []) AS confirms,
            if(is_snapshot, at, {Never}) AS met,
            if(is_snapshot, {Snapshot}, (-1, 0, toUUID('{Guid.Empty}'), {Never}, {Never}, '', '', '', '', '', -1, -1, -1, '')) AS told
        FROM ({Told(events)})
        WHERE entity_id != ''
        """;

    /// <summary>A statement with the columns of <c>membership_facts</c>.</summary>
    /// <param name="events">The table of events, or a subquery.</param>
    public static string Memberships(string events) =>
        $"""
        SELECT toString(obj_name) AS kind, obj_id AS container,
            if(JSONExtractString(readable, 'member_kind') = '', 'user', JSONExtractString(readable, 'member_kind')) AS member_kind,
            if(JSONHas(readable, 'member'), {Text("readable", "member")}, toString(user_id)) AS member,
            if(is_snapshot, [], [(at, received_at, position, toUInt8(scope = 'add:member'))]) AS moves,
            if(is_snapshot, at, {Never}) AS met,
            if(is_snapshot, [(if(at = received_at, {Never}, at), received_at, position, id, {Instant("to")})], []) AS told
        FROM (SELECT *, {ReadablePayload.Quoted} AS readable, toUnixTimestamp64Milli(time) AS at, toUnixTimestamp64Milli(received) AS received_at,
                scope = 'add:member' AND JSONExtractBool(readable, 'snapshot') AS is_snapshot
            FROM {events} WHERE scope IN ('add:member', 'remove:member') AND source = 'server' AND org_slug != 'footfall')
        WHERE obj_id != '' AND member != ''
        """;

    /// <summary>What decides what the rows are: another text makes them again.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Facts("events") + Memberships("events"))));

    private static string Scopes => List(Kinds.Append(Run).SelectMany(ScopesOf));

    private static string List(IEnumerable<string> texts) => string.Join(", ", texts.Select(t => $"'{t}'"));

    private static string First =>
        $"""
        (at, received_at, position,
                multiIf(JSONType(readable, 'owner') = 'Object', {Text("readable", "owner", "id")}, JSONHas(readable, 'owner'), {Text("readable", "owner")}, toString(user_id)),
                if(org_id = '' AND org_slug = '', {Text("readable", "org")}, toString(org_id)), toString(org_slug),
                {Domain}, lower(JSONExtractString(readable, 'provider')), lower(JSONExtractString(readable, 'origin')),
                toUInt8(JSONExtractBool(readable, 'auto')))
        """;

    /// <summary>What a snapshot says, the latest of them deciding; what it does not say is '', -1 or never.</summary>
    private static string Snapshot =>
        $"""
        (received_at, position, event_id, {Instant("created_at")}, {Instant("deleted_at")}, {Text("readable", "owner")}, {Text("readable", "org")},
                {Domain}, lower(JSONExtractString(readable, 'provider')), lower(JSONExtractString(readable, 'origin')), {Flag("auto")}, {Flag("system")}, {Flag("confirmed")}, lower(state))
        """;

    // Any white space, and the dot that stands for the root of the net's names.
    private const string Domain = """if(mail = '', '', lower(replaceRegexpAll(arrayElement(splitByChar('@', mail), -1), '^[\\s\\p{Z}]+|[\\s\\p{Z}.]+$', '')))""";

    private static string Flag(string member) => $"toInt8(if(JSONType(readable, '{member}') = 'Null', -1, JSONExtractBool(readable, '{member}')))";

    /// <summary>Events that say something of entities, with what they say.</summary>
    internal static string Told(string events) =>
        $"""
        SELECT *,
            id AS event_id, substring(toString(scope), 1, position(toString(scope), ':') - 1) AS verb,
            substring(toString(scope), position(toString(scope), ':') + 1) AS what,
            toUnixTimestamp64Milli(time) AS at, toUnixTimestamp64Milli(received) AS received_at,
            verb = 'create' AND JSONExtractBool(readable, 'snapshot') AS is_snapshot, if(is_snapshot, received_at, at) AS told_at,
            multiIf(what = 'job', toString(job_id), what = 'task', toString(task_id), what = 'project', toString(project_id), what = 'organization', toString(org_id), '') AS place,
            verb = 'update' AND obj_name != what AND place != '' AND JSONHas(readable, 'old_value') AS is_field,
            multiIf(is_field, place, what = '{Run}' AND run_id != '', run_id, obj_id = '' AND verb = 'confirm', toString(user_id), obj_id) AS entity_id,
            verb = 'create' OR scope = 'start:container' OR what = '{Run}' AS makes,
            multiIf(is_field, if(obj_name = 'name', obj_val, ''), obj_val != '', obj_val, JSONExtractString(readable, 'name') != '', JSONExtractString(readable, 'name'),
                obj_name != what, toString(obj_name), '') AS name,
            JSONExtractString(readable, 'type') AS type,
            multiIf(JSONExtractString(readable, 'email') != '', JSONExtractString(readable, 'email'), what = 'user' AND user_id = obj_id, toString(user_email), '') AS told_mail,
            if(position(told_mail, '@') = 0, '', told_mail) AS mail,
            multiIf(what = '{Run}' AND verb = 'fail', 'error', JSONExtractString(readable, 'status') != '', JSONExtractString(readable, 'status'),
                is_field AND obj_name IN ('status', 'state'), obj_val,
                transform(toString(scope), [{List(States.Keys)}], [{List(States.Values)}], '')) AS state
        FROM (SELECT *, {ReadablePayload.Quoted} AS readable FROM {events} WHERE scope IN ({Scopes}) AND source = 'server' AND org_slug != 'footfall')
        """;

    /// <summary>A member of the payload as an instant, in Unix milliseconds.</summary>
    private static string Instant(string member) =>
        $"ifNull(toUnixTimestamp64Milli(parseDateTime64BestEffortOrNull({Text("readable", member)}, 3, 'UTC')), {Never})";

    /// <summary>A member of the payload as text, whether it is a text or a number there; '' when it is absent or null.</summary>
    private static string Text(string column, params string[] path)
    {
        var raw = $"JSONExtractRaw({column}, {string.Join(", ", path.Select(p => $"'{p}'"))})";
        return $"if({raw} = 'null', '', if(startsWith({raw}, '\"'), JSONExtractString({column}, {string.Join(", ", path.Select(p => $"'{p}'"))}), {raw}))";
    }
}
