-- How many events of each kind fall into each bucket. Events without a user count, too.
-- Columns: bucket (start, Unix ms), kind, count.
SELECT bucket, toString(kind) AS kind, sum(events) AS count
FROM $rows$
GROUP BY bucket, kind
ORDER BY bucket, kind
