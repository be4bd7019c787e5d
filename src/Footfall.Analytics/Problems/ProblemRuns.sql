-- Runs that met a problem, the latest first. Parameters: those of the filter and the runs, limit. Columns: run_id, name, type, status, user_id, user_name, agent, started, runtime_ms, events, last_seen.
SELECT told.run_id AS run_id, runs.name AS name, runs.type AS type, runs.shown AS status, runs.user_id AS user_id, if(runs.user_name_told = '', runs.user_id, runs.user_name_told) AS user_name, runs.agent AS agent,
    $started$ AS started, if(runs.runtime < 0, NULL, toInt64(runs.runtime)) AS runtime_ms, toInt64(told.events) AS events, told.last_seen AS last_seen
FROM (SELECT run_id, uniqExact(id) AS events, max(time) AS last_seen FROM $errors$ WHERE run_id != '' GROUP BY run_id ORDER BY last_seen DESC, run_id LIMIT {limit:Int64}) AS told
LEFT JOIN $runs$ AS runs ON runs.run_id = told.run_id
ORDER BY last_seen DESC, run_id
