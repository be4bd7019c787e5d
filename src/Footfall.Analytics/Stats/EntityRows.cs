using Footfall.ClickHouse.Schema;

namespace Footfall.Analytics.Stats;

/// <summary>Subqueries over what is known of entities for <see cref="StatsSource"/>: each in every window, or in those that hold it.</summary>
internal static class EntityRows
{
    /// <summary>What is known of the entities of a kind, as <see cref="EntityMoments.Known"/>.</summary>
    internal static string Known(string kind) => $"({EntityMoments.Known($"kind = '{kind}'")})";

    /// <summary>Every entity of a kind in every window: for few of them.</summary>
    internal static string InAll(string kind, StatsAsk ask, string where) =>
        $$"""
        (SELECT id, created, owner, org, slug, domain, provider, origin, auto, type, name, confirmed, {{Windows.All}}, {{IsAlive}} AS alive, created >= p_from AND created < p_to AS is_new
        FROM {{LifeRows.All(kind, kind == "user" && ask.Orgs is not null ? $"{where} AND {OfMembers(ask)}" : where + LifeRows.OfOrgs(ask))}}
        WHERE {{(kind == "user" && ask.Orgs is not null ? $"(win, id) IN {MemberRows.OfOrgsAtState(ask)}" : "1")}})
        """;

    internal static string OfTasks(StatsAsk ask) =>
        $$"""
        (SELECT id, tupleElement(first, 1) AS created, tupleElement(first, 4) AS owner, tupleElement(first, 5) AS org, tupleElement(first, 6) AS slug,
            tupleElement(typed, 4) AS type, tupleElement(named, 4) AS name, arrayReduce('max', states) AS latest, lower(tupleElement(latest, 4)) AS status,
            tupleElement(latest, 1) AS status_at, tupleElement(model, 4) AS model, arrayJoin({{Windows.Holding("created", "status_at")}}) AS win, {{Windows.Bounds}}
        FROM entity_facts FINAL
        WHERE kind = '{{EntityFeed.Run}}' AND system = 0 AND type NOT IN ('', 'agent'){{OfOrgs(ask)}})
        """;

    internal static string OfContainers(StatsAsk ask) =>
        $$"""
        (SELECT id, owner, org, slug, name, '' AS type,
            arraySort(arrayFilter(x -> x.4 IN ('running', 'exited'), states)) AS runs,
            tupleElement(arrayFirst(x -> x.4 = 'running', runs), 1) AS created,
            tupleElement(arrayElement(runs, -1), 4) = 'running' AS is_running, {{Windows.All}},
            arrayFilter(x -> x.1 >= p_from AND x.1 < p_to,
                arrayFilter(x -> x.3 = 'running', arrayMap((x, i) -> (x.1, if(i < length(runs), runs[i + 1].1, {now:Int64}), x.4), runs, arrayEnumerate(runs)))) AS spans
        FROM {{Known("container")}}
        WHERE system = 0 AND arrayExists(x -> x.4 = 'running', states){{OfOrgs(ask)}})
        """;

    internal static string OfTeamSizes(StatsAsk ask) =>
        $$"""
        (SELECT win, container AS id, any(teams.created) AS created, '' AS owner, '' AS org, '' AS slug, '' AS name, '' AS type, count() AS n
        FROM (SELECT win, container, member FROM {{MemberRows.Current(ask)}}
            WHERE kind = 'team' AND member NOT IN {{LifeRows.System("user")}}) AS members
        INNER JOIN (SELECT win, id, created FROM {{InAll("team", ask, "id IN (SELECT container FROM membership_facts WHERE kind = 'team')")}} WHERE alive) AS teams ON teams.win = members.win AND teams.id = members.container
        GROUP BY win, id)
        """;

    /// <summary>Mail domains of the users of each window, with the creation of the first user of all who has it.</summary>
    internal static string OfDomains(StatsAsk ask) => ask.Orgs is null
        ? $"(SELECT id, created, '' AS owner, '' AS org, '' AS slug, id AS name, '' AS type, arrayJoin({Windows.Holding("created")}) AS win, {Windows.Bounds} FROM {FirstOfDomains})"
        : $$"""
        (SELECT DISTINCT users.id AS id, all.created AS created, '' AS owner, '' AS org, '' AS slug, users.id AS name, '' AS type, win, p_from, p_to, s
        FROM (SELECT {{Domain}} AS id, win, p_from, p_to, s FROM {{InAll("user", ask, "1")}} WHERE is_new AND domain != '') AS users
        INNER JOIN {{FirstOfDomains}} AS all ON all.id = users.id)
        """;

    internal static string OfSignupDomains(StatsAsk ask)
    {
        var users = ask.Orgs is null
            ? $"(SELECT domain, created AS made, arrayJoin({Windows.Holding("created")}) AS win FROM {LifeRows.Born("user", "party != ''")})"
            : $"(SELECT domain, created AS made, win FROM {InAll("user", ask, "1")} WHERE is_new AND domain != '')";
        return $"(SELECT {Domain} AS id, min(made) AS created, '' AS owner, '' AS org, '' AS slug, id AS name, '' AS type, win FROM {users} GROUP BY win, id)";
    }

    /// <summary>What rows of a kind are called, and when they were made: as entities, else by the latest name in events (semantics 4.6). Columns id, name, made.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="ids">A subquery of the ids that are asked for.</param>
    internal static string Named(string kind, string ids) =>
        $$"""
        (SELECT id, argMaxIf(called, is_entity, called != '') AS name, max(at) AS made
        FROM (SELECT id, tupleElement(max(named), 4) AS called, toInt64(0) AS at, 1 AS is_entity FROM entity_facts WHERE kind = '{{kind}}' AND id IN {{ids}} GROUP BY id
            UNION ALL SELECT id, '', created, 0 FROM {{LifeRows.Born(kind, $"id IN {ids}")}}
            UNION ALL SELECT id, tupleElement(max(named), 2), toInt64(0), 0 FROM names WHERE kind = '{{kind}}' AND id IN {{ids}} GROUP BY id)
        GROUP BY id)
        """;

    /// <summary>As the net writes it.</summary>
    internal const string Domain = "transform(domain, {domain_words:Array(String)}, {domain_codes:Array(String)}, domain)";

    private const string IsAlive = "arraySum(x -> if(x.1 < s, x.2, 0), steps) > 0";

    private static string FirstOfDomains { get; } = $"(SELECT {Domain} AS id, min(made) AS created FROM (SELECT domain, created AS made FROM {LifeRows.Born("user", "party != ''")}) GROUP BY id)";

    private static string OfMembers(StatsAsk ask) => $"id IN (SELECT member FROM {MemberRows.OfOrgsAtState(ask)})";

    private static string OfOrgs(StatsAsk ask) => ask.Orgs is null ? "" : " AND (org IN {orgs:Array(String)} OR slug IN {orgs:Array(String)})";
}
