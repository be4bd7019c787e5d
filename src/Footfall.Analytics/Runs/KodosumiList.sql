-- Runs as records of Kodosumi. Columns: those of KodosumiRow.
SELECT told.run_id AS fid, told.user_id AS user_id, if(told.name = '', 'Unknown', told.name) AS agent_name, told.kodosumi_status AS status, told.meta AS meta,
    told.kodosumi_error AS error, told.failed_at AS error_timestamp, told.start_time AS start_time, told.end_time AS end_time,
    toInt64(told.uploads) AS upload_count, toInt64(told.downloads) AS download_count, $user_name$ AS user_name$more$
FROM $runs$ AS told
$names$
ORDER BY $order$
