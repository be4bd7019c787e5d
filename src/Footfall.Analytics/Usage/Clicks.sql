-- Clicks by what was clicked, and how many of them an error followed: one within five seconds whose request is the click's, or one that
-- the click made (the click's id and a point before the rest). A call or a run that failed is no error event (specs/datagrok.md 1.1, 2.10).
-- Parameters: limit. Columns: path, clicks, users, followed (clicks that an error followed), last, total (paths in all, beyond the limit).
SELECT
    path,
    count()                                  AS clicks,
    uniqExactIf(user_id, user_id != '')      AS users,
    countIf(f.request != '' AND f.failed_at <= c.clicked_at + INTERVAL 5 SECOND) AS followed,
    max(c.clicked_at)                        AS last,
    count() OVER ()                          AS total
FROM (SELECT user_id, path, request_id AS request, time AS clicked_at FROM $rows$) AS c
ASOF LEFT JOIN
(
    SELECT
        time AS failed_at,
        arrayJoin(arrayMap(n -> arrayStringConcat(arraySlice(splitByChar('.', request_id), 1, n), '.'), range(1, length(splitByChar('.', request_id)) + 1))) AS request
    FROM error_events
    WHERE $around$ AND scope IN ('send:exception', 'log:error', 'log:fatal') AND request_id != ''
) AS f ON f.request = c.request AND f.failed_at >= c.clicked_at
GROUP BY path
ORDER BY clicks DESC, path
LIMIT {limit:Int64}
