-- How often errors follow actions: within some milliseconds, in the same request, session or run. Parameters: those of the filter of events (filter) and of the errors, within (ms), limit.
-- Columns: key, package, events (of that action in the period), followed, share, users, people (ids), problems, last_seen.
WITH links AS
(
    SELECT link, groupArray((toUnixTimestamp64Milli(time), shown)) AS errors
    FROM (SELECT DISTINCT id, time, shown, request_id, session_id, run_id FROM $errors$)
    ARRAY JOIN arrayFilter(x -> length(x) > 1, [concat('q', request_id), concat('s', session_id), concat('r', run_id)]) AS link
    GROUP BY link
),
hits AS
(
    SELECT key, any(package) AS package, count() AS followed, uniqExactIf(user_id, user_id != '') AS users, groupUniqArrayIf(20)(user_id, user_id != '') AS people,
        uniqExactArray(problems) AS problems, max(time) AS last_seen
    FROM
    (
        SELECT actions.id AS id, any(actions.key) AS key, any(actions.package) AS package, any(actions.user_id) AS user_id, any(actions.time) AS time,
            arrayDistinct(arrayFlatten(groupArray(arrayMap(e -> e.2, arrayFilter(e -> e.1 >= toUnixTimestamp64Milli(actions.time) AND e.1 <= toUnixTimestamp64Milli(actions.time) + {within:Int64}, links.errors))))) AS problems
        FROM
        (
            SELECT id, time, toString(user_id) AS user_id, toString(package) AS package, $key$ AS key, arrayJoin(arrayFilter(x -> length(x) > 1, [concat('q', request_id), concat('s', session_id), concat('r', run_id)])) AS link
            FROM events
            WHERE $filter$ AND $actions$ AND (request_id != '' OR session_id != '' OR run_id != '')
        ) AS actions
        INNER JOIN links ON links.link = actions.link
        WHERE actions.key != ''
        GROUP BY actions.id
        HAVING notEmpty(problems)
    )
    GROUP BY key
)
SELECT hits.key AS key, hits.package AS package, toInt64(totals.events) AS events, toInt64(hits.followed) AS followed, hits.followed / totals.events AS share, toInt64(hits.users) AS users, hits.people AS people,
    toInt64(hits.problems) AS problems, hits.last_seen AS last_seen
FROM hits
INNER JOIN (SELECT $key$ AS key, count() AS events FROM events WHERE $filter$ AND $actions$ GROUP BY key) AS totals ON totals.key = hits.key
ORDER BY followed DESC, share DESC, key
LIMIT {limit:Int64}
