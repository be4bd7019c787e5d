-- What is known and was not used in the period: what exists as an entity, and packages, functions and menu items that were used before, by whomever:
-- known holds those when a filter narrows rows to some of the uses.
-- A use is an event that is no audit record and names the thing: as its package or function, as its object, of a menu item as the path of
-- a click, or among what it refers to and did not make (payload.refs).
-- Parameters: things (kinds), split (begin of the period, Unix ms), limit.
-- Columns: kind, id, name, owner_id, owner_name, created_at, last_use (null when never), uses (ever), total (beyond the limit).
SELECT
    t.kind AS kind, t.id AS id, if(t.called = '', t.id, t.called) AS name,
    t.owner AS owner_id, if(n.name = '', t.owner, n.name) AS owner_name,
    t.made AS created_at, t.used AS last_use, t.ever AS uses, t.total AS total
FROM
(
    SELECT *, count() OVER () AS total
    FROM
    (
        SELECT kind, id, max(one.called) AS called, max(one.owner) AS owner, max(one.made) AS made, max(one.used) AS used, sum(one.ever) AS ever
        FROM
        (
            SELECT
                toString(kind) AS kind, id, '' AS called, '' AS owner, CAST(NULL, 'Nullable(DateTime64(3, \'UTC\'))') AS made,
                toNullable(last) AS used, events AS ever, 0 AS is_entity
            FROM $rows$
            WHERE kind IN {things:Array(String)}
            UNION ALL
            SELECT toString(kind), id, '', '', NULL, NULL, toUInt64(0), 0
            FROM $known$
            WHERE kind IN {things:Array(String)} AND kind IN ('package', 'function', 'menu_item')
            UNION ALL
            SELECT
                kind, id, ifNull(name, '') AS called, ifNull(owner_id, '') AS owner, created_at AS made,
                NULL AS used, 0 AS ever, 1 AS is_entity
            FROM entities
            WHERE kind IN {things:Array(String)} AND deleted_at IS NULL AND (created_at IS NULL OR created_at < {to:DateTime64(3)}) AND $visible$
        ) AS one
        GROUP BY kind, id
        HAVING (used IS NULL OR toUnixTimestamp64Milli(used) < {split:Int64}) AND (max(is_entity) = 1 OR kind IN ('package', 'function', 'menu_item'))
    )
    ORDER BY used ASC NULLS FIRST, kind, id
    LIMIT {limit:Int64}
) AS t
LEFT JOIN $user_names$ AS n ON n.id = t.owner
ORDER BY last_use ASC NULLS FIRST, kind, id
