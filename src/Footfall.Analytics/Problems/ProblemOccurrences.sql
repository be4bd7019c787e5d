-- Errors of a problem, the latest first. Of a page its errors are found first, and then read: of 300,000 that takes a quarter of the work. Parameters: those of the filter, after_time
-- (Unix ms), after_id, limit. Columns: those of OccurrenceRow.
SELECT told.id AS id, told.time AS time, told.scope AS scope, told.source AS source, told.level AS level, told.class AS class, told.title AS title, told.version AS version,
    told.user_id AS user_id, multiIf(names.name != '', names.name, told.user_name != '', told.user_name, told.user_id) AS user_name, if(told.org_slug != '', told.org_slug, told.org_id) AS org,
    told.session_id AS session_id, told.run_id AS run_id, told.request_id AS request_id, told.agent AS agent, told.package AS package, told.function AS function,
    told.client_name AS client_name, told.client_version AS client_version, told.os AS os, told.project_id AS project_id, told.task_id AS task_id, told.job_id AS job_id, told.fingerprint AS fingerprint
FROM
(
    SELECT * FROM $errors$
    WHERE $which$
    ORDER BY time DESC, id DESC
    LIMIT 1 BY id
) AS told
LEFT JOIN $user_names$ AS names ON names.id = told.user_id
ORDER BY time DESC, id DESC
