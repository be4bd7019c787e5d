-- Users by how long they were active in each week, or other bucket.
-- Places: rows (user_id, at in Unix ms, n), bucket. Parameters: above (minutes). Columns: bucket (Unix ms), users, above (users with more
-- minutes), minutes.
SELECT bucket, count() AS users, countIf(minutes_of_user > {above:Int64}) AS above, sum(minutes_of_user) AS minutes
FROM (SELECT $bucket$ AS bucket, user_id, sum(n) AS minutes_of_user FROM $rows$ GROUP BY bucket, user_id)
GROUP BY bucket
ORDER BY bucket
