-- How many different minutes each user was active in each bucket. Minutes of several categories, apps or orgs at the same time are one.
-- Places: rows (user_id, at in Unix ms, n), bucket. Columns: bucket (Unix ms), user_id, count.
SELECT $bucket$ AS bucket, toString(user_id) AS user_id, sum(n) AS count
FROM $rows$
GROUP BY bucket, user_id
ORDER BY bucket, count DESC, user_id
