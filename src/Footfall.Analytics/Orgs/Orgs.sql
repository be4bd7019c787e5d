-- Every org that was seen in an event or has members, without Footfall's own.
-- Columns: id (else the short name), slug, members, first, last (milliseconds; null without events).
WITH
    membership AS
    (
        SELECT container AS org, member,
            tupleElement(arrayReduce('max', arrayFilter(c -> c.1 <= toUnixTimestamp64Milli(now64(3)), groupArrayArray(changes))), 4) = 1 AS is_member
        FROM membership_facts FINAL
        WHERE kind IN ('team', 'organization')
        GROUP BY org, member
    ),
    known AS (SELECT id, tupleElement(max(named), 2) AS slug FROM names WHERE kind = 'org' GROUP BY id HAVING slug NOT IN ('', id)),
    seen AS
    (
        SELECT multiIf(org_id != '', toString(org_id), known.id != '', known.id, toString(org_slug)) AS org, argMaxIf(toString(org_slug), time, org_slug != '') AS slug, min(time) AS first, max(time) AS last
        FROM events
        LEFT ANY JOIN known ON known.slug = toString(events.org_slug)
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
