-- Events, whole, in the order asked for.
-- Columns: those of EventRow; null where the event has nothing.
SELECT
    id,
    time,
    nullIf(correction, 0)                AS correction,
    received,
    scope,
    kind,
    source,
    nullIf(toString(obj_name), '')       AS obj_name,
    nullIf(obj_id, '')                   AS obj_id,
    nullIf(obj_val, '')                  AS obj_val,
    count,
    duration,
    nullIf(toString(org_id), '')         AS org_id,
    nullIf(toString(org_slug), '')       AS org_slug,
    nullIf(toString(workspace_id), '')   AS workspace_id,
    nullIf(toString(project_id), '')     AS project_id,
    nullIf(toString(task_id), '')        AS task_id,
    nullIf(toString(job_id), '')         AS job_id,
    nullIf(toString(user_id), '')        AS user_id,
    nullIf(toString(user_name), '')      AS user_name,
    nullIf(toString(user_email), '')     AS user_email,
    nullIf(session_id, '')               AS session_id,
    nullIf(run_id, '')                   AS run_id,
    nullIf(request_id, '')               AS request_id,
    nullIf(toString(agent), '')          AS agent,
    nullIf(toString(package), '')        AS package,
    nullIf(toString(function), '')       AS function,
    nullIf(toString(level), '')          AS level,
    nullIf(toString(client_name), '')    AS client_name,
    nullIf(toString(client_version), '') AS client_version,
    nullIf(toString(os), '')             AS os,
    nullIf(payload, '')                  AS payload
FROM
(
    SELECT *
    FROM events
    WHERE $filter$ AND $after$
    ORDER BY $order$
    $limit$
)
