-- What has been seen in events or exists as an entity, and the latest runs, by part of its name or id; exact ids when some are given.
-- Parameters: kind ('' for what is looked for by name), search, ids, limit. Columns: kind, id, name ('' when unknown), total (beyond the limit).
SELECT kind, id, argMaxIf(called, is_entity, called != '') AS name, count() OVER () AS total
FROM
(
    SELECT toString(kind) AS kind, id, tupleElement(max(named), 2) AS called, 0 AS is_entity
    FROM names
    WHERE kind IN ('org', 'package', 'project') AND $seen$
    GROUP BY kind, id
    UNION ALL
    SELECT 'user' AS kind, id, name AS called, 0 AS is_entity
    FROM $user_names$
    UNION ALL
    SELECT toString(kind) AS kind, id, tupleElement(named, 4) AS called, 1 AS is_entity
    FROM entity_facts FINAL
    WHERE $entities$ AND (empty({ids:Array(String)}) OR id IN {ids:Array(String)})
    UNION ALL
    SELECT 'run' AS kind, run_id AS id, name AS called, 1 AS is_entity
    FROM $runs$
)
WHERE ({kind:String} = '' OR kind = {kind:String})
    AND (empty({ids:Array(String)}) OR id IN {ids:Array(String)})
GROUP BY kind, id
HAVING positionCaseInsensitiveUTF8(name, {search:String}) > 0 OR positionCaseInsensitiveUTF8(id, {search:String}) > 0
ORDER BY startsWith(lowerUTF8(name), lowerUTF8({search:String})) DESC, kind, lowerUTF8(name), id
LIMIT {limit:Int64}
