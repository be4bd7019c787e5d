using Footfall.Analytics.Usage;
using Footfall.ClickHouse.Schema;

namespace Footfall.Analytics.Stats;

/// <summary>Subqueries over events for <see cref="StatsSource"/>: what was seen in each window.</summary>
internal static class EventRows
{
    /// <summary>Users known only from events have their first event in the place of a creation (semantics 9.3).</summary>
    internal static string OfActiveUsers(StatsAsk ask) =>
        $$"""
        (SELECT win, seen.id AS id, any(if(known.id = '', first_seen, known.made)) AS created, p_from, p_to, s,
            '' AS owner, '' AS org, '' AS slug, '' AS name, '' AS type, any(seen.events) AS events
        FROM (SELECT id, events, {{Windows.OfCell}} FROM {{OfActivity(ask)}} WHERE id NOT IN {{LifeRows.System("user")}}) AS seen
        LEFT JOIN (SELECT id, at AS made FROM entity_moments
            WHERE kind = 'user' AND what = 'life' AND births = 1 AND id IN (SELECT id FROM names WHERE kind = 'user') GROUP BY id, at HAVING sum(sign) > 0) AS known ON known.id = seen.id
        LEFT JOIN (SELECT id, min(toUnixTimestamp64Milli(first)) AS first_seen FROM names WHERE kind = 'user' GROUP BY id) AS met ON met.id = seen.id
        WHERE {{(ask.Orgs is null ? "1" : $"(win, seen.id) IN {MemberRows.OfOrgsInWindow(ask)}")}}
        GROUP BY win, p_from, p_to, s, id)
        """;

    /// <summary>
    /// Users with the cells of their activity: of days whose rollups are made from those, of others and of days with an edge inside an hour from events.
    /// What they did altogether stands in each of their rows, so a window alone has its own events.
    /// </summary>
    private static string OfActivity(StatsAsk ask)
    {
        var isFew = ask.Cuts <= MostBits;
        var (ofDay, ofEvent) = ("toInt64(hour) * 1000", "toUnixTimestamp64Milli(time)");
        string Cells(string instant) => isFew ? Windows.Bits(instant, ask.Cuts) : $"groupUniqArray({Windows.Cell(instant)})";
        var ofDays = $"SELECT user_id AS id, {Cells(ofDay)} AS places, sum(active) AS n FROM usage WHERE {RollupDays.Condition} AND active > 0 AND user_id != '' GROUP BY id";
        var ofEvents = $"SELECT user_id AS id, {Cells(ofEvent)} AS places, count() AS n FROM events WHERE ({RollupDays.RangesSql(ask.Days)}) AND is_active AND {UsageHours.Counted} GROUP BY id";
        var cells = isFew ? "arrayMap(i -> {edges:Array(Int64)}[i + 1], bitPositionsToArray(groupBitOr(places)))" : "groupUniqArrayArray(places)";
        return $"(SELECT id, arrayJoin({cells}) AS cell, sum(n) AS events FROM {RollupDays.Sql(ask.Days, ofDays, ofEvents)} GROUP BY id)";
    }

    internal static string OfAgents(StatsAsk ask) =>
        Seen(ask, "agent", "obj_id", "scope IN ('report:agent', 'connect:agent')", "(scope = 'report:agent' OR JSONType(payload, 'hardware') != 'Null' AND JSONHas(payload, 'hardware'))");

    /// <summary>A run of training counts when its last attempt ended well, whichever of its events named the model. An inner SELECT picks the runs: in the outer one <c>type</c> is the empty text that it gives.</summary>
    internal static string OfModels(StatsAsk ask) =>
        $$"""
        (SELECT * FROM {{Seen(ask, "model", "obj_id", "scope = 'train:model'", "lower(JSONExtractString(payload, 'status')) IN ('', 'finished')")}}
        UNION DISTINCT
        SELECT DISTINCT model AS id, '' AS name, toInt64(0) AS created, '' AS owner, '' AS org, '' AS slug, '' AS type, win
        FROM (SELECT model, win FROM {{EntityRows.OfTasks(ask with { Orgs = null })}}
            WHERE lower(type) = 'train' AND status = 'finished' AND status_at >= p_from AND status_at < p_to AND model != '' AND model NOT IN {{LifeRows.System("model")}}
                AND {{IsOfOrgs(ask, "model", "model", "org", "slug")}}))
        """;

    internal static string OfNotebooks(StatsAsk ask) => Seen(ask, "notebook", "JSONExtractString(payload, 'notebook')", "scope = 'start:container'", "1");

    /// <summary>Scopes are looked at first, so that of all other events neither payload nor anything else is read.</summary>
    private static string Seen(StatsAsk ask, string kind, string id, string scopes, string where) => ReadablePayload.In(
        $$"""
        (SELECT DISTINCT id, '' AS name, toInt64(0) AS created, '' AS owner, '' AS org, '' AS slug, '' AS type, win
        FROM (SELECT DISTINCT seen AS id, cell, {{Windows.OfCell}}
            FROM (SELECT DISTINCT {{id}} AS seen, {{Cell}} AS cell
                FROM events
                PREWHERE {{scopes}}
                WHERE {{InWindows}} AND {{where}} AND source = 'server' AND org_slug != 'footfall' AND {{IsOfOrgs(ask, kind, "seen", "org_id", "org_slug")}})
            WHERE seen != '' AND seen NOT IN {{LifeRows.System(kind)}}))
        """);

    /// <summary>A thing belongs to the org that it was created in (semantics 4.4); one that nobody told of, to the org of what tells that it exists.</summary>
    private static string IsOfOrgs(StatsAsk ask, string kind, string id, string org, string slug) => ask.Orgs is null
        ? "1"
        : $$"""
        ({{id}} IN (SELECT id FROM {{LifeRows.Born(kind, "1" + LifeRows.OfOrgs(ask))}})
            OR ({{org}} IN {orgs:Array(String)} OR {{slug}} IN {orgs:Array(String)}) AND {{id}} NOT IN (SELECT id FROM {{LifeRows.Born(kind, "1")}}))
        """;

    private static string Cell { get; } = Windows.Cell("toUnixTimestamp64Milli(time)");

    private const int MostBits = 63;

    // Written so that the engine's index sees the edges.
    private const string InWindows = "time >= fromUnixTimestamp64Milli({first_from:Int64}, 'UTC') AND time < fromUnixTimestamp64Milli({last_to:Int64}, 'UTC')";
}
