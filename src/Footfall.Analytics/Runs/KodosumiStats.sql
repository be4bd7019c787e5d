-- Runs by user and status, as Kodosumi counts them. Columns: those of KodosumiStatsRow; user_name is one that was told of a run.
SELECT if(told.user_id = '', 'unknown', told.user_id) AS user_id, max(told.user_name_told) AS user_name,
    told.kodosumi_status AS status, toInt64(count()) AS runs, toInt64(countIf(told.ever_failed)) AS failed,
    toInt64(countIf(is_timed)) AS timed, sumIf(told.end_time - told.start_time, is_timed) AS seconds
FROM (SELECT *, start_time != 0 AND end_time != 0 AND end_time != start_time AS is_timed FROM $runs$) AS told
GROUP BY user_id, status
ORDER BY user_id, status
