-- How many different users had an event in each bucket. Every event counts (semantics 6.5).
-- Columns: bucket (start, Unix ms), users.
SELECT $bucket$ AS bucket, uniqExact(user_id) AS users
FROM $rows$
WHERE user_id != ''
GROUP BY bucket
ORDER BY bucket
