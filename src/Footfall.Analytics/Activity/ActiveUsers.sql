-- How many different users were active in each bucket.
-- Places: rows (user_id, at in Unix ms), bucket. Columns: bucket (Unix ms), users.
SELECT $bucket$ AS bucket, uniqExact(user_id) AS users
FROM $rows$
GROUP BY bucket
ORDER BY bucket
