-- The first and the last instant of all events, without Footfall's own audit. They lie in the first and the last day, which the order of the table finds
-- without reading what lies between. Columns: first, last (Unix ms; 0 without events), events (in these two days).
SELECT
    toUnixTimestamp64Milli(min(time)) AS first,
    toUnixTimestamp64Milli(max(time)) AS last,
    count()                           AS events
FROM events
WHERE org_slug != 'footfall' AND toStartOfDay(time) IN
(
    (SELECT toStartOfDay(time) FROM events WHERE org_slug != 'footfall' ORDER BY toStartOfDay(time) LIMIT 1),
    (SELECT toStartOfDay(time) FROM events WHERE org_slug != 'footfall' ORDER BY toStartOfDay(time) DESC LIMIT 1)
)
