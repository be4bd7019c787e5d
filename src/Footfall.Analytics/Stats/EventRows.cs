using Footfall.ClickHouse.Schema;

namespace Footfall.Analytics.Stats;

/// <summary>Subqueries over events for <see cref="StatsSource"/>: what was seen in each window.</summary>
internal static class EventRows
{
    // Members at any instant of the window: at its begin, or added in it.
    private const string MembersInWindow =
        $$"""
        (SELECT win, member FROM (SELECT member, changes, {{EntityRows.Windows}} FROM membership_facts FINAL
            WHERE kind IN ('team', 'organization') AND member_kind = 'user' AND container IN {orgs:Array(String)})
        WHERE tupleElement(arrayReduce('max', arrayFilter(x -> x.1 <= p_from, changes)), 4) = 1 OR arrayExists(x -> x.4 = 1 AND x.1 >= p_from AND x.1 < p_to, changes))
        """;

    /// <summary>Users known only from events have their first event in the place of a creation (semantics 9.3).</summary>
    internal static string OfActiveUsers(StatsAsk ask) =>
        $$"""
        (SELECT win, seen.id AS id, any(if(known.id = '' OR known.made = {{EntityFeed.Never}}, first_seen, known.made)) AS created, p_from, p_to, s,
            '' AS owner, '' AS org, '' AS slug, if(known.name = '', any(last_name), known.name) AS name, '' AS type, sum(seen.events) AS events
        FROM (SELECT win, user_id AS id, p_from, p_to, s, count() AS events, argMax(user_name, time) AS last_name
            FROM (SELECT user_id, user_name, time, toUnixTimestamp64Milli(time) AS at, {{EntityRows.Windows}} FROM events WHERE {{InWindows}} AND is_active AND user_id != '' AND {{UsageHours.Counted}})
            WHERE at >= p_from AND at < p_to
            GROUP BY win, id, p_from, p_to, s) AS seen
        LEFT JOIN (SELECT id, system, if(stated != {{EntityFeed.Never}}, stated, tupleElement(first, 1)) AS made, tupleElement(named, 4) AS name FROM entity_facts FINAL WHERE kind = 'user') AS known ON known.id = seen.id
        LEFT JOIN (SELECT id, min(toUnixTimestamp64Milli(first)) AS first_seen FROM names WHERE kind = 'user' GROUP BY id) AS met ON met.id = seen.id
        WHERE known.system = 0{{(ask.Orgs is null ? "" : $" AND (win, seen.id) IN {MembersInWindow}")}}
        GROUP BY win, p_from, p_to, s, id, known.name)
        """;

    internal static string OfAgents(StatsAsk ask) =>
        Seen(ask, "obj_id", "(scope = 'report:agent' OR scope = 'connect:agent' AND JSONHas(payload, 'hardware'))");

    internal static string OfModels(StatsAsk ask) =>
        $"(SELECT * FROM {Seen(ask, "obj_id", "scope = 'train:model' AND JSONExtractString(payload, 'status') IN ('', 'finished')")} UNION DISTINCT SELECT * FROM {Seen(ask, "JSONExtractString(payload, 'model')", "scope = 'finish:run' AND JSONExtractString(payload, 'type') = 'train'")})";

    internal static string OfNotebooks(StatsAsk ask) => Seen(ask, "JSONExtractString(payload, 'notebook')", "scope = 'start:container'");

    private static string Seen(StatsAsk ask, string id, string where) =>
        $$"""
        (SELECT DISTINCT {{id}} AS id, id AS name, toInt64(0) AS created, '' AS owner, '' AS org, '' AS slug, '' AS type, win
        FROM (SELECT obj_id, payload, toUnixTimestamp64Milli(time) AS at, {{EntityRows.Windows}}
            FROM events
            WHERE {{InWindows}} AND {{where}} AND source = 'server' AND org_slug != 'footfall'{{(ask.Orgs is null ? "" : " AND (org_id IN {orgs:Array(String)} OR org_slug IN {orgs:Array(String)})")}})
        WHERE at >= p_from AND at < p_to AND id != '')
        """;

    // Written so that the engine's index sees the edges.
    private const string InWindows = "time >= fromUnixTimestamp64Milli({first_from:Int64}, 'UTC') AND time < fromUnixTimestamp64Milli({last_to:Int64}, 'UTC')";
}
