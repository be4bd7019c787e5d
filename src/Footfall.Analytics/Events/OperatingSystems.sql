-- How many users used each operating system: distinct pairs of user and system, by system (specs/cvat.md 7.2).
-- Columns: name, users.
SELECT toString(os) AS name, users
FROM
(
    SELECT os, uniqExact(user_id) AS users
    FROM events
    WHERE $filter$ AND os != ''
    GROUP BY os
)
ORDER BY users DESC, name
