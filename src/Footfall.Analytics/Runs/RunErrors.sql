-- Errors of runs, the latest first: every one that was told, several a run. Columns: time, at (Unix seconds), run_id, name, user_id, user_name, org, agent, status, error, total.
SELECT $time$ AS time, failed.at AS at, failed.run_id AS run_id, told.name AS name, told.user_id AS user_id,
    multiIf(names.name != '', names.name, told.user_name_told != '', told.user_name_told, told.user_id) AS user_name,
    if(told.org_slug != '', told.org_slug, told.org_id) AS org, told.agent AS agent, told.shown AS status, failed.error AS error, toInt64(count() OVER ()) AS total
FROM (SELECT at, run_id, place, error FROM run_errors FINAL WHERE $errors$) AS failed
INNER JOIN $runs$ AS told ON told.run_id = failed.run_id
LEFT JOIN $user_names$ AS names ON names.id = told.user_id
ORDER BY at DESC, run_id, place DESC
$limit$
