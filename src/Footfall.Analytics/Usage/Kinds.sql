-- How many events of each kind fall into each bucket. Events without a user count, too.
-- Columns: bucket (start, Unix ms), kind, count.
SELECT $bucket$ AS bucket, toString(kind) AS kind, count() AS count
FROM events
WHERE $filter$
GROUP BY bucket, kind
ORDER BY bucket, kind
