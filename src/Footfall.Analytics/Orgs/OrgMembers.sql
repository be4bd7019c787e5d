-- Who belongs to an org now, by add:member and remove:member (semantics 4.5), the latest of each deciding.
-- Parameters: orgs (its id and short name). Columns: id, name ('' when unknown), kind, since (milliseconds).
SELECT member AS id, tupleElement(max(named), 2) AS name, any(kind) AS kind, any(since) AS since
FROM
(
    SELECT
        member,
        argMax(scope, (time, received, position)) = 'add:member' AS is_member,
        argMax(member_kind, (time, received, position)) AS kind,
        toUnixTimestamp64Milli(argMax(time, (time, received, position))) AS since
    FROM
    (
        SELECT scope, time, received, position,
            if(JSONHas(payload, 'member'), trim(BOTH '"' FROM JSONExtractRaw(payload, 'member')), toString(user_id)) AS member,
            if(JSONExtractString(payload, 'member_kind') = '', 'user', JSONExtractString(payload, 'member_kind')) AS member_kind
        FROM events
        WHERE scope IN ('add:member', 'remove:member') AND obj_name IN ('team', 'organization') AND toString(obj_id) IN {orgs:Array(String)}
    )
    WHERE member != ''
    GROUP BY member
    HAVING is_member
) AS members
LEFT JOIN (SELECT id, named FROM names WHERE kind = 'user') AS users ON users.id = members.member
GROUP BY member
ORDER BY lowerUTF8(if(name = '', id, name)), id
LIMIT 10000
