-- What is known about some users: of each fact the latest that create:user and update:user gave; else the latest name in any event, else the id.
-- Deleted users are users. Client events say nothing about users.
-- Parameters: ids. Columns: id, name, username, roles, avatar_hash, avatar_url.
SELECT
    u.id AS id,
    multiIf(p.name != '', p.name, p.title != '', p.title, n.name != '', n.name, u.id) AS name,
    multiIf(p.username != '', p.username, n.name != '', n.name, u.id) AS username,
    p.roles AS roles,
    p.avatar_hash AS avatar_hash,
    p.avatar_url AS avatar_url
FROM (SELECT arrayJoin({ids:Array(String)}) AS id) AS u
LEFT JOIN
(
    SELECT
        id,
        argMaxIf(given_name, latest, given_name != '') AS name,
        argMaxIf(obj_val, latest, obj_val != '' AND obj_name IN ('', 'user')) AS title,
        argMaxIf(given_username, latest, given_username != '') AS username,
        argMaxIf(given_roles, latest, has_roles) AS roles,
        argMaxIf(given_hash, latest, given_hash != '') AS avatar_hash,
        argMaxIf(given_url, latest, given_url != '') AS avatar_url
    FROM
    (
        SELECT
            if(obj_id = '', toString(user_id), obj_id) AS id, obj_val, obj_name, (time, received, position) AS latest,
            JSONExtractString(payload, 'name') AS given_name,
            JSONExtractString(payload, 'username') AS given_username,
            JSONHas(payload, 'roles') AS has_roles,
            arrayFilter(r -> r != '', if(JSONType(payload, 'roles') = 'String', [JSONExtractString(payload, 'roles')], JSONExtract(payload, 'roles', 'Array(String)'))) AS given_roles,
            JSONExtractString(payload, 'avatar_hash') AS given_hash,
            JSONExtractString(payload, 'avatar_url') AS given_url
        FROM events
        WHERE scope IN ('create:user', 'update:user') AND source = 'server' AND org_slug != 'footfall'
    )
    WHERE id IN {ids:Array(String)}
    GROUP BY id
) AS p ON p.id = u.id
LEFT JOIN (SELECT id, tupleElement(max(named), 2) AS name FROM names WHERE kind = 'user' AND id IN {ids:Array(String)} GROUP BY id) AS n ON n.id = u.id
ORDER BY id
