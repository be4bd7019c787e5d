-- Who worked how long on what, grouped as asked for. Working time is that of rows send:working_time at their time; activity is the number of
-- other events; objects are those drawn, pasted or propagated.
-- Places: rows, keys, sums and totals (sums over the whole table beside each row, where a page shows them), columns, top (keeps the groups that may
-- be on the page, so that names are looked up and texts made for those alone), names (joins the latest names of users where they are shown), order,
-- page. Columns: those of the groups, then working_time_ms, activity, working_time_rows, objects, objects_per_hour (null without working time).
SELECT
    $columns$
    s_ms AS working_time_ms,
    s_events AS activity,
    s_rows AS working_time_rows,
    s_objects AS objects,
    if(s_ms = 0, NULL, round(s_objects / (s_ms / 3600000), 2)) AS objects_per_hour
    $totals$
FROM
(
    SELECT * $sums$
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
    $top$
) AS g
$names$
$order$
$page$
