-- Errors of runs, the latest first: every one that was told, several a run.
-- Columns: time, at (Unix seconds), run_id, name, user_id, user_name, org, agent, status, error, place (its order among the events of its run), total.
SELECT $time$ AS time, failed.at AS at, failed.run_id AS run_id, told.name AS name, told.user_id AS user_id, $user_name$ AS user_name,
    if(told.org_slug != '', told.org_slug, told.org_id) AS org, told.agent AS agent, told.shown AS status, failed.error AS error, toString(failed.place) AS place, toInt64(count() OVER ()) AS total
FROM (SELECT at, run_id, place, error FROM run_errors FINAL WHERE $errors$) AS failed
INNER JOIN $runs$ AS told ON told.run_id = failed.run_id
$names$
$behind$
ORDER BY failed.at DESC, failed.run_id, failed.place DESC
$limit$
