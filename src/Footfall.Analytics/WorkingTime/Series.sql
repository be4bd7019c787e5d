-- Events and working time of some users over time. Parameters: users.
-- Columns: bucket (Unix ms), user_id, count, working_time_ms.
SELECT $bucket$ AS bucket, toString(user_id) AS user_id, sum(events) AS count, sum(work_ms) AS working_time_ms
FROM $rows$
WHERE user_id IN {users:Array(String)}
GROUP BY bucket, user_id
ORDER BY bucket, user_id
