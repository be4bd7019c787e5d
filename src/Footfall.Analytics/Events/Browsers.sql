-- How many users used each browser: distinct pairs of user and browser, by browser (specs/cvat.md 7.2).
-- Columns: name (browser and version), users.
SELECT name, count() AS users
FROM
(
    SELECT DISTINCT user_id, trimBoth(concat(client_name, ' ', client_version)) AS name
    FROM events
    WHERE $filter$ AND (client_name != '' OR client_version != '')
)
GROUP BY name
ORDER BY users DESC, name
