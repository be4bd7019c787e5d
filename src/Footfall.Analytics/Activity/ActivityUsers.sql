-- Users by how long they were active.
-- Places: rows (user_id, at, n, last), bucket (the day), totals (all_users and all_minutes beside each row, where a page shows them), order, page.
-- Columns: user_id, user_name (latest known, else the id), minutes, active_days, last_active (begin of the last minute).
SELECT
    u.user_id AS user_id,
    if(n.name = '', u.user_id, n.name) AS user_name,
    u.user_minutes AS minutes,
    u.days AS active_days,
    fromUnixTimestamp64Milli(u.last_ms, 'UTC') AS last_active
    $totals$
FROM
(
    SELECT *, count() OVER () AS all_users, sum(user_minutes) OVER () AS all_minutes
    FROM
    (
        SELECT toString(user_id) AS user_id, sum(n) AS user_minutes, uniqExact($bucket$) AS days, max(last) AS last_ms
        FROM $rows$
        GROUP BY user_id
    )
) AS u
LEFT JOIN (SELECT id, tupleElement(max(named), 2) AS name FROM names WHERE kind = 'user' GROUP BY id) AS n ON n.id = u.user_id
$order$
$page$
