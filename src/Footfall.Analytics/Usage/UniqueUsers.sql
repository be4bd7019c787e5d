-- How many different users had an event in each bucket. Every event counts (semantics 6.5).
-- Columns: bucket (start, Unix ms), users.
SELECT bucket, count() AS users
FROM
(
    SELECT $bucket$ AS bucket, user_id
    FROM $rows$
    WHERE user_id != ''
    GROUP BY bucket, user_id
)
GROUP BY bucket
ORDER BY bucket
