-- The first and the last instant of all events, and how many there are.
-- Answered from the parts' headers: reads no rows.
SELECT
    toUnixTimestamp64Milli(min(time)) AS first,
    toUnixTimestamp64Milli(max(time)) AS last,
    count()                           AS events
FROM events
