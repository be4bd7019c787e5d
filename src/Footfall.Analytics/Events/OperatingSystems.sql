-- How many users used each operating system: distinct pairs of user and system, by system (specs/cvat.md 7.2).
-- Columns: name, users.
SELECT name, count() AS users
FROM
(
    SELECT DISTINCT user_id, toString(os) AS name
    FROM events
    WHERE $filter$ AND os != ''
)
GROUP BY name
ORDER BY users DESC, name
