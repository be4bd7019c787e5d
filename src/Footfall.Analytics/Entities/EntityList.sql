-- Entities of a kind, each with its state now. Parameters: kind, search, offset, limit, and those of $mine$.
-- Columns: id, name (else the id), org, owner_id, owner_name, created_at (null when unknown), deleted_at (null while it exists), type, status, is_system, total.
SELECT found.id AS id, if(found.name != '', found.name, if(met.name != '', met.name, found.id)) AS name, org, owner AS owner_id,
    if(owners.name = '', owner, owners.name) AS owner_name, created_at, deleted_at, type, status, CAST(system = 1, 'Bool') AS is_system, total
FROM
(
    SELECT id, name, if(slug = '', org, slug) AS org, owner, type, tupleElement(arrayReduce('max', states), 4) AS status, system,
        arrayReduce('max', arrayFilter(x -> x.1 <= toUnixTimestamp64Milli(now64(3)), lives)) AS life,
        if(created = 9223372036854775807, NULL, fromUnixTimestamp64Milli(created, 'UTC')) AS created_at,
        if(life.4 = 1, fromUnixTimestamp64Milli(life.1, 'UTC'), NULL) AS deleted_at,
        toInt64(count() OVER ()) AS total
    FROM $known$
    WHERE $mine$ AND $state$
        AND ({search:String} = '' OR positionCaseInsensitiveUTF8(name, {search:String}) > 0 OR positionCaseInsensitiveUTF8(id, {search:String}) > 0)
    ORDER BY $order$, id
    $limit$
) AS found
LEFT JOIN (SELECT id, tupleElement(max(named), 2) AS name FROM names WHERE kind = {kind:String} GROUP BY id) AS met ON met.id = found.id
LEFT JOIN $user_names$ AS owners ON owners.id = found.owner
ORDER BY $order$, id
