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

    /// <summary>A statement with the columns of <c>entity_facts</c>.</summary>
    /// <param name="events">The table of events, or a subquery.</param>
    public static string Facts(string events) =>
        $"""
        SELECT what AS kind, entity_id AS id,
            if(makes, ifNull(toUnixTimestamp64Milli(parseDateTime64BestEffortOrNull({Text("payload", "created_at")}, 3, 'UTC')), {Never}), {Never}) AS stated,
            if(makes, {First}, ({Never}, 0, 0, '', '', '', '', '', '', 0)) AS first,
            if(name = '', (-1, 0, 0, ''), (at, received_at, position, name)) AS named,
            if(type = '', (-1, 0, 0, ''), (at, received_at, position, type)) AS typed,
            multiIf(verb = 'confirm', at, verb = 'create' AND JSONExtractBool(payload, 'confirmed'), at, {Never}) AS confirmed,
            toUInt8(JSONExtractBool(payload, 'system')) AS system,
            if(verb IN ('delete', 'restore'), [(at, received_at, position, toUInt8(verb = 'delete'))], []) AS lives,
            if(state = '', [], [(at, received_at, position, state)]) AS states
        FROM ({Told(events)})
        WHERE entity_id != ''
        """;

    /// <summary>A statement with the columns of <c>membership_facts</c>.</summary>
    /// <param name="events">The table of events, or a subquery.</param>
    public static string Memberships(string events) =>
        $"""
        SELECT toString(obj_name) AS kind, obj_id AS container,
            if(JSONExtractString(payload, 'member_kind') = '', 'user', JSONExtractString(payload, 'member_kind')) AS member_kind,
            if(JSONHas(payload, 'member'), {Text("payload", "member")}, toString(user_id)) AS member,
            [(toUnixTimestamp64Milli(time), toUnixTimestamp64Milli(received), position, toUInt8(scope = 'add:member'))] AS changes
        FROM {events}
        WHERE scope IN ('add:member', 'remove:member') AND source = 'server' AND org_slug != 'footfall' AND obj_id != '' AND member != ''
        """;

    /// <summary>What decides what the rows are: another text makes them again.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Facts("events") + Memberships("events"))));

    private static string Scopes => string.Join(", ", Kinds
        .SelectMany(k => Verbs.Select(v => $"'{v}:{k}'"))
        .Concat(RunVerbs.Select(v => $"'{v}:{Run}'"))
        .Concat(["'start:container'", "'stop:container'"]));

    private static string First =>
        $"""
        (at, received_at, position,
                multiIf(JSONType(payload, 'owner') = 'Object', {Text("payload", "owner", "id")}, JSONHas(payload, 'owner'), {Text("payload", "owner")}, toString(user_id)),
                if(org_id = '' AND org_slug = '', {Text("payload", "org")}, toString(org_id)), toString(org_slug),
                lower(trim(BOTH ' ' FROM arrayElement(splitByChar('@', mail), -1))), lower(JSONExtractString(payload, 'provider')), lower(JSONExtractString(payload, 'origin')),
                toUInt8(JSONExtractBool(payload, 'auto')))
        """;

    private static string Told(string events) =>
        $"""
        SELECT *,
            substring(toString(scope), 1, position(toString(scope), ':') - 1) AS verb,
            substring(toString(scope), position(toString(scope), ':') + 1) AS what,
            toUnixTimestamp64Milli(time) AS at, toUnixTimestamp64Milli(received) AS received_at,
            multiIf(what = 'job', toString(job_id), what = 'task', toString(task_id), what = 'project', toString(project_id), what = 'organization', toString(org_id), '') AS place,
            verb = 'update' AND obj_name != what AND place != '' AND JSONHas(payload, 'old_value') AS is_field,
            multiIf(is_field, place, what = '{Run}' AND run_id != '', run_id, obj_id = '' AND verb = 'confirm', toString(user_id), obj_id) AS entity_id,
            verb = 'create' OR scope = 'start:container' OR what = '{Run}' AS makes,
            multiIf(is_field, if(obj_name = 'name', obj_val, ''), obj_val != '', obj_val, JSONExtractString(payload, 'name') != '', JSONExtractString(payload, 'name'),
                obj_name != what, toString(obj_name), '') AS name,
            JSONExtractString(payload, 'type') AS type,
            multiIf(JSONExtractString(payload, 'email') != '', JSONExtractString(payload, 'email'), what = 'user' AND user_id = obj_id, toString(user_email), '') AS told_mail,
            if(position(told_mail, '@') = 0, '', told_mail) AS mail,
            multiIf(what = '{Run}' AND verb = 'fail', 'error', JSONExtractString(payload, 'status') != '', JSONExtractString(payload, 'status'),
                is_field AND obj_name IN ('status', 'state'), obj_val,
                what = 'container', transform(verb, ['start', 'stop'], ['running', 'exited'], ''),
                what != '{Run}', '',
                transform(verb, ['create', 'start', 'resume', 'await', 'finish', 'stop'], ['queued', 'started', 'running', 'awaiting', 'finished', 'stopped'], '')) AS state
        FROM {events}
        WHERE scope IN ({Scopes}) AND source = 'server' AND org_slug != 'footfall'
        """;

    /// <summary>A member of the payload as text, whether it is a text or a number there; '' when it is absent or null.</summary>
    private static string Text(string column, params string[] path)
    {
        var raw = $"JSONExtractRaw({column}, {string.Join(", ", path.Select(p => $"'{p}'"))})";
        return $"if({raw} = 'null', '', if(startsWith({raw}, '\"'), JSONExtractString({column}, {string.Join(", ", path.Select(p => $"'{p}'"))}), {raw}))";
    }
}
