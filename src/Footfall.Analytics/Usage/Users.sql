-- Users by the number of their events, with the latest name that is known.
-- Parameters: limit. Columns: user_id, user_name, count (events), total (users in all, beyond the limit).
SELECT user_id, n.name AS user_name, count, total
FROM
(
    SELECT toString(user_id) AS user_id, sum(q0 + q1 + q2 + q3) AS count, count() OVER () AS total
    FROM $rows$
    WHERE user_id != ''
    GROUP BY user_id
    ORDER BY count DESC, user_id
    LIMIT {limit:Int64}
) AS u
LEFT JOIN $user_names$ AS n ON n.id = u.user_id
ORDER BY count DESC, user_id
