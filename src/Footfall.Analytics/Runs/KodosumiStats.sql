-- Runs by user and status, as Kodosumi counts them. Columns: those of KodosumiStatsRow.
SELECT told.user AS user_id, $user_name$ AS user_name, told.status AS status, told.runs AS runs, told.failed AS failed, told.timed AS timed, told.seconds AS seconds
FROM
(
    SELECT if(user_id = '', 'unknown', user_id) AS user, max(user_name_told) AS name_told, kodosumi_status AS status, toInt64(count()) AS runs, toInt64(countIf(ever_failed)) AS failed,
        toInt64(countIf(is_timed)) AS timed, sumIf(end_time - start_time, is_timed) AS seconds
    FROM (SELECT *, start_time != 0 AND end_time != 0 AND end_time != start_time AS is_timed FROM $runs$)
    GROUP BY user, status
) AS told
$names$
ORDER BY user_id, status
