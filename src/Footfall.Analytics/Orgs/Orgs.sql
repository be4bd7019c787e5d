-- Every org that was seen in an event or has members, without Footfall's own.
-- Columns: id (else the short name), slug, members, first, last (milliseconds; null without events).
WITH
    membership AS
    (
        SELECT org, member, argMax(scope, (time, received, position)) = 'add:member' AS is_member
        FROM
        (
            SELECT toString(obj_id) AS org, scope, time, received, position,
                if(JSONHas(payload, 'member'), trim(BOTH '"' FROM JSONExtractRaw(payload, 'member')), toString(user_id)) AS member
            FROM events
            WHERE scope IN ('add:member', 'remove:member') AND obj_name IN ('team', 'organization') AND obj_id != ''
        )
        WHERE member != ''
        GROUP BY org, member
    ),
    seen AS
    (
        SELECT if(org_id = '', toString(org_slug), toString(org_id)) AS org, argMaxIf(toString(org_slug), time, org_slug != '') AS slug, min(time) AS first, max(time) AS last
        FROM events
        WHERE (org_id != '' OR org_slug != '') AND org_slug != 'footfall'
        GROUP BY org
    )
SELECT
    if(seen.org = '', members.org, seen.org) AS id,
    seen.slug AS slug,
    toInt64(members.members) AS members,
    if(seen.org = '', NULL, toUnixTimestamp64Milli(seen.first)) AS first,
    if(seen.org = '', NULL, toUnixTimestamp64Milli(seen.last)) AS last
FROM seen
FULL OUTER JOIN (SELECT org, countIf(is_member) AS members FROM membership GROUP BY org) AS members ON members.org = seen.org
ORDER BY lowerUTF8(if(slug = '', id, slug)), id
