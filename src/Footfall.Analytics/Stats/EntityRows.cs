using Footfall.ClickHouse.Schema;

namespace Footfall.Analytics.Stats;

/// <summary>Subqueries over <c>entity_facts</c> and <c>membership_facts</c> for <see cref="StatsSource"/>.</summary>
internal static class EntityRows
{
    /// <summary>Every row in every window.</summary>
    internal const string Windows =
        "arrayJoin(arrayEnumerate({win_from:Array(Int64)})) AS win, {win_from:Array(Int64)}[win] AS p_from, {win_to:Array(Int64)}[win] AS p_to, {win_s:Array(Int64)}[win] AS s";

    /// <summary>Members at the state of each window, of the orgs that are asked for.</summary>
    internal const string MembersAtState =
        $$"""
        (SELECT win, member FROM (SELECT member, changes, {{Windows}} FROM membership_facts FINAL
            WHERE kind IN ('team', 'organization') AND member_kind = 'user' AND container IN {orgs:Array(String)}) WHERE {{IsMember}})
        """;

    /// <summary>Whether the latest change before s was an addition.</summary>
    private const string IsMember = "tupleElement(arrayReduce('max', arrayFilter(x -> x.1 < s, changes)), 4) = 1";

    private static readonly string Created = $"if(stated != {EntityFeed.Never}, stated, tupleElement(first, 1))";

    internal static string Of(string kind, StatsAsk ask) =>
        $$"""
        (SELECT id, {{Created}} AS created, tupleElement(first, 4) AS owner, tupleElement(first, 5) AS org, tupleElement(first, 6) AS slug,
            tupleElement(first, 7) AS domain, tupleElement(first, 8) AS provider, tupleElement(first, 9) AS origin, tupleElement(first, 10) AS auto,
            tupleElement(typed, 4) AS type, tupleElement(named, 4) AS name, confirmed, {{Windows}},
            created < s AND tupleElement(arrayReduce('max', arrayFilter(x -> x.1 < s, lives)), 4) = 0 AS alive,
            created >= p_from AND created < p_to AS is_new
        FROM entity_facts FINAL
        WHERE kind = '{{kind}}' AND system = 0{{OfOrgs(kind, ask)}})
        """;

    internal static string OfTasks(StatsAsk ask) =>
        $$"""
        (SELECT id, tupleElement(first, 1) AS created, tupleElement(first, 4) AS owner, tupleElement(first, 5) AS org, tupleElement(first, 6) AS slug,
            tupleElement(typed, 4) AS type, tupleElement(named, 4) AS name, arrayReduce('max', states) AS latest, lower(tupleElement(latest, 4)) AS status,
            tupleElement(latest, 1) AS status_at, {{Windows}}
        FROM entity_facts FINAL
        WHERE kind = '{{EntityFeed.Run}}' AND system = 0 AND type NOT IN ('', 'agent'){{OfOrgs(EntityFeed.Run, ask)}})
        """;

    internal static string OfContainers(StatsAsk ask) =>
        $$"""
        (SELECT id, tupleElement(first, 4) AS owner, tupleElement(first, 5) AS org, tupleElement(first, 6) AS slug, tupleElement(named, 4) AS name, '' AS type,
            arraySort(arrayFilter(x -> x.4 IN ('running', 'exited'), states)) AS runs,
            tupleElement(arrayFirst(x -> x.4 = 'running', runs), 1) AS created,
            tupleElement(arrayElement(runs, -1), 4) = 'running' AS is_running, {{Windows}},
            arrayFilter(x -> x.1 >= p_from AND x.1 < p_to,
                arrayFilter(x -> x.3 = 'running', arrayMap((x, i) -> (x.1, if(i < length(runs), runs[i + 1].1, {now:Int64}), x.4), runs, arrayEnumerate(runs)))) AS spans
        FROM entity_facts FINAL
        WHERE kind = 'container' AND system = 0 AND arrayExists(x -> x.4 = 'running', states){{OfOrgs("container", ask)}})
        """;

    internal static string OfTeamSizes(StatsAsk ask) =>
        $$"""
        (SELECT win, container AS id, any(teams.created) AS created, '' AS owner, '' AS org, '' AS slug, any(teams.name) AS name, '' AS type, count() AS n
        FROM
        (
            SELECT win, container, member
            FROM (SELECT container, member, changes, {{Windows}} FROM membership_facts FINAL
                WHERE kind = 'team' AND member_kind = 'user' AND member NOT IN (SELECT id FROM entity_facts FINAL WHERE kind = 'user' AND system = 1))
            WHERE {{IsMember}}
        ) AS members
        INNER JOIN (SELECT win, id, created, name FROM {{Of("team", ask)}} WHERE alive) AS teams ON teams.win = members.win AND teams.id = members.container
        GROUP BY win, id)
        """;

    internal static string OfDomains(StatsAsk ask) =>
        $$"""
        (SELECT domain AS id, min(user_created) AS created, '' AS owner, '' AS org, '' AS slug, domain AS name, '' AS type, win, p_from, p_to, s
        FROM (SELECT domain, created AS user_created, win, p_from, p_to, s FROM {{Of("user", ask)}}) AS users
        WHERE domain != '' AND user_created < p_to
        GROUP BY win, p_from, p_to, s, domain)
        """;

    private static string OfOrgs(string kind, StatsAsk ask) => ask.Orgs is null ? "" : kind switch
    {
        "user" => $" AND (win, id) IN {MembersAtState}",
        "team" or "organization" => " AND (id IN {orgs:Array(String)} OR org IN {orgs:Array(String)} OR slug IN {orgs:Array(String)})",
        _ => " AND (org IN {orgs:Array(String)} OR slug IN {orgs:Array(String)})",
    };
}
