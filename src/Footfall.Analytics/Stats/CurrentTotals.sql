-- What there is now by org: entities of some kinds, users and containers. Columns: kind, org, slug, count.
SELECT toString(kind) AS kind, if(kind = 'team', id, toString(org)) AS org, if(kind = 'team', '', toString(slug)) AS slug, toInt64(sum(step * sign)) AS count
FROM entity_moments
WHERE entity_moments.kind IN {kinds:Array(String)} AND what = 'life' AND at < toUnixTimestamp64Milli(now64(3))
GROUP BY kind, org, slug
HAVING count > 0
UNION ALL
SELECT 'user' AS kind, container AS org, '' AS slug, toInt64(uniqExact(member)) AS count
FROM membership_facts FINAL
WHERE membership_facts.kind IN ('team', 'organization') AND member_kind = 'user'
    AND tupleElement(arrayReduce('max', arrayFilter(c -> c.1 <= toUnixTimestamp64Milli(now64(3)), changes)), 4) = 1
    AND member IN (
        SELECT id FROM entity_moments
        WHERE kind = 'user' AND what = 'life' AND at < toUnixTimestamp64Milli(now64(3)) GROUP BY id HAVING sum(step * sign) > 0)
GROUP BY org
UNION ALL
SELECT 'all_users' AS kind, '' AS org, '' AS slug, toInt64(sum(step * sign)) AS count
FROM entity_moments
WHERE entity_moments.kind = 'user' AND what = 'life' AND at < toUnixTimestamp64Milli(now64(3))
UNION ALL
SELECT 'container_running' AS kind, org, slug, toInt64(count()) AS count
FROM $containers$
WHERE system = 0 AND tupleElement(arrayReduce('max', states), 4) = 'running'
GROUP BY org, slug
