-- Runs with what a list shows of them. Columns: those of RunRow, and sort_value.
SELECT told.run_id AS run_id, told.name AS name, told.type AS type, told.agent AS agent, told.user_id AS user_id,
    $user_name$ AS user_name,
    if(told.org_slug != '', told.org_slug, told.org_id) AS org, told.project_id AS project_id, told.task_id AS task_id, told.job_id AS job_id,
    told.status AS status, told.shown AS shown, toInt64(told.attempt) AS attempt,
    $queued$ AS queued, $started$ AS started, $ended$ AS ended, $last$ AS last_seen,
    if(told.runtime < 0, NULL, toInt64(told.runtime)) AS runtime_ms, toInt64(told.uploads) AS uploads, toInt64(told.downloads) AS downloads,
    substringUTF8(told.error, 1, 1000) AS error, $deleted$ AS deleted, $sort_value$ AS sort_value
FROM $runs$ AS told
$names$
ORDER BY $order$
