-- Sums over all rows of the working-time table, and how many they are.
-- Places: rows, keys, group. Columns: rows, working_time_ms, activity, working_time_rows, objects.
SELECT
    count() AS rows,
    sum(s_ms) AS working_time_ms,
    sum(s_events) AS activity,
    sum(s_rows) AS working_time_rows,
    sum(s_objects) AS objects
FROM
(
    SELECT
        $keys$
        sum(work_ms) AS s_ms,
        sum(events) AS s_events,
        sum(work_rows) AS s_rows,
        sum(objects) AS s_objects
    FROM $rows$
    $group$
)
