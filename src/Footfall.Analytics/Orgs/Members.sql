-- The latest add:member or remove:member of each member of some orgs or groups (semantics 4.5).
-- Parameters: kinds (team and organization, or group), ids. Columns: container, member, kind (user or group), is_member, time (Unix ms),
-- received (Unix ms), position.
SELECT
    container,
    member,
    argMax(member_kind, (at, received_at, place)) AS kind,
    CAST(argMax(scope, (at, received_at, place)) = 'add:member', 'Bool') AS is_member,
    max((at, received_at, place)) AS latest,
    latest.1 AS time,
    latest.2 AS received,
    toInt64(latest.3) AS position
FROM
(
    SELECT scope, position AS place, obj_id AS container, toUnixTimestamp64Milli(time) AS at, toUnixTimestamp64Milli(received) AS received_at,
        if(JSONHas(payload, 'member'), trim(BOTH '"' FROM JSONExtractRaw(payload, 'member')), toString(user_id)) AS member,
        if(JSONExtractString(payload, 'member_kind') = '', 'user', JSONExtractString(payload, 'member_kind')) AS member_kind
    FROM events
    WHERE scope IN ('add:member', 'remove:member') AND obj_name IN {kinds:Array(String)} AND obj_id IN {ids:Array(String)}
)
WHERE member != ''
GROUP BY container, member
