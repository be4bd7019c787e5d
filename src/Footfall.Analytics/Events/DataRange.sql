-- The first and the last instant of all events, and how many there are, without Footfall's own audit.
SELECT
    toUnixTimestamp64Milli(min(time)) AS first,
    toUnixTimestamp64Milli(max(time)) AS last,
    count()                           AS events
FROM events
WHERE org_slug != 'footfall'
