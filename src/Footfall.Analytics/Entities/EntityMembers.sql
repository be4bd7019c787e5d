-- Who belongs to a team, organization or group now, or, for a user or group, where they belong. Parameters: kind, id, offset, limit.
-- Columns: kind, id, name (else the id), since, total.
SELECT found.kind AS kind, found.id AS id, if(known.name = '', found.id, known.name) AS name, fromUnixTimestamp64Milli(since, 'UTC') AS since, toInt64(count() OVER ()) AS total
FROM
(
    SELECT $other_kind$ AS kind, $other$ AS id, arrayReduce('max', arrayFilter(c -> c.1 <= toUnixTimestamp64Milli(now64(3)), changes)) AS latest, latest.1 AS since
    FROM membership_facts FINAL
    WHERE $own_kind$ = {kind:String} AND $own$ = {id:String} AND latest.4 = 1
) AS found
LEFT JOIN
(
    SELECT kind, id, argMaxIf(called, is_entity, called != '') AS name
    FROM (SELECT 'user' AS kind, id, name AS called, 0 AS is_entity FROM $user_names$
        UNION ALL SELECT toString(kind) AS kind, id, tupleElement(max(named), 4) AS called, 1 AS is_entity FROM entity_facts WHERE kind IN ('team', 'organization', 'group') GROUP BY kind, id)
    GROUP BY kind, id
) AS known ON known.kind = found.kind AND known.id = found.id
ORDER BY lowerUTF8(name), id
LIMIT {limit:Int64} OFFSET {offset:Int64}
