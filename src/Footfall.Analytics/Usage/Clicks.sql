-- Clicks by what was clicked, and how many of them an error followed: one within five seconds whose request is the click's, or one that
-- the click made (the click's id and a point before the rest).
-- Parameters: limit. Columns: path, clicks, users, followed (clicks that an error followed), last, total (paths in all, beyond the limit).
WITH
    clicked AS
    (
        SELECT id, time, toString(user_id) AS who, request_id AS request, JSONExtractString(payload, 'path') AS path
        FROM events
        WHERE $filter$ AND scope = 'click:element'
    ),
    failing AS
    (
        SELECT
            time AS failed_at,
            arrayJoin(arrayMap(n -> arrayStringConcat(arraySlice(splitByChar('.', request_id), 1, n), '.'), range(1, length(splitByChar('.', request_id)) + 1))) AS request
        FROM events
        WHERE $around$ AND is_error AND request_id != ''
    ),
    followed AS
    (
        SELECT DISTINCT c.id AS id
        FROM clicked AS c
        INNER JOIN failing AS f ON f.request = c.request
        WHERE c.request != '' AND f.failed_at >= c.time AND f.failed_at <= c.time + INTERVAL 5 SECOND
    )
SELECT
    path,
    count()                                 AS clicks,
    uniqExactIf(who, who != '')             AS users,
    countIf(id IN (SELECT id FROM followed)) AS followed,
    max(time)                               AS last,
    count() OVER ()                         AS total
FROM clicked
WHERE path != ''
GROUP BY path
ORDER BY clicks DESC, path
LIMIT {limit:Int64}
