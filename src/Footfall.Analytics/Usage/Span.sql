-- The first and the last instant of the events that the filter lets through. Decides the width of buckets of usage charts (semantics 5.3).
-- Columns: first, last (Unix ms), events.
SELECT
    toUnixTimestamp64Milli(min(first)) AS first,
    toUnixTimestamp64Milli(max(last))  AS last,
    sum(events)                        AS events
FROM $rows$
