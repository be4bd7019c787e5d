-- How many users used each browser: distinct pairs of user and browser, by browser (specs/cvat.md 7.2).
-- Columns: name (browser and version), users.
SELECT trimBoth(concat(client_name, ' ', client_version)) AS name, uniqExactMerge(seen) AS users
FROM
(
    -- A text is put together once a browser, and not once an event.
    SELECT client_name, client_version, uniqExactState(user_id) AS seen
    FROM events
    WHERE $filter$ AND (client_name != '' OR client_version != '')
    GROUP BY client_name, client_version
)
GROUP BY name
ORDER BY users DESC, name
