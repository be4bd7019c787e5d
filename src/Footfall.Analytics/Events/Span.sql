-- The first and the last instant of the events that the filter lets through.
-- Decides the width of buckets of usage charts (semantics 5.3).
SELECT
    toUnixTimestamp64Milli(min(time)) AS first,
    toUnixTimestamp64Milli(max(time)) AS last,
    count()                           AS events
FROM events
WHERE $filter$
