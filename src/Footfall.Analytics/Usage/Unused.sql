-- What is known and was not used in the period: what exists as an entity, and packages, functions and menu items that were used before.
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
        SELECT kind, id, max(called) AS called, max(owner) AS owner, max(made) AS made, max(used) AS used, sum(ever) AS ever
        FROM
        (
            SELECT
                used_as.1 AS kind, used_as.2 AS id, '' AS called, '' AS owner, CAST(NULL, 'Nullable(DateTime64(3, \'UTC\'))') AS made,
                toNullable(max(latest)) AS used, sum(events) AS ever, sum(recent) AS lately, 0 AS is_entity
            FROM
            (
                SELECT
                    toString(package)   AS of_package,
                    toString(function)  AS of_function,
                    multiIf(obj_name IN {things:Array(String)}, toString(obj_name), splitByChar(':', toString(scope))[2]) AS about,
                    if(about IN {things:Array(String)}, obj_id, '')                                    AS thing,
                    if(scope = 'click:element', JSONExtractString(payload, 'path'), '')                AS path,
                    if(position(payload, '"refs"') = 0, [], arraySort(arrayMap(
                        r -> (JSONExtractString(r, 'kind'), if(JSONType(r, 'id') = 'String', JSONExtractString(r, 'id'), JSONExtractRaw(r, 'id'))),
                        arrayFilter(r -> JSONExtractString(r, 'role') != 'output', JSONExtractArrayRaw(payload, 'refs'))))) AS made_of,
                    max(time)                                                                          AS latest,
                    count()                                                                            AS events,
                    countIf(toUnixTimestamp64Milli(time) >= {split:Int64})                             AS recent
                FROM events
                WHERE $filter$ AND kind != 'audit'
                GROUP BY of_package, of_function, about, thing, path, made_of
            )
            ARRAY JOIN arrayDistinct(arrayConcat([('package', of_package), ('function', of_function), (about, thing), ('menu_item', path)], made_of)) AS used_as
            WHERE used_as.2 != '' AND used_as.1 IN {things:Array(String)}
            GROUP BY used_as
            UNION ALL
            SELECT
                kind, id, ifNull(name, '') AS called, ifNull(owner_id, '') AS owner, created_at AS made,
                NULL AS used, 0 AS ever, 0 AS lately, 1 AS is_entity
            FROM entities
            WHERE kind IN {things:Array(String)} AND deleted_at IS NULL AND (created_at IS NULL OR created_at < {to:DateTime64(3)}) AND $visible$
        )
        GROUP BY kind, id
        HAVING sum(lately) = 0 AND (max(is_entity) = 1 OR kind IN ('package', 'function', 'menu_item'))
    )
    ORDER BY used ASC NULLS FIRST, kind, id
    LIMIT {limit:Int64}
) AS t
LEFT JOIN $user_names$ AS n ON n.id = t.owner
ORDER BY last_use ASC NULLS FIRST, kind, id
