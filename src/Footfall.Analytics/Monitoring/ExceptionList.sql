-- Reported exceptions, the newest first. Parameters: those of the filter, messages, limit. Columns: timestamp, user_id, user_name, source, project_id, task_id, job_id, error, stack, payload.
SELECT time AS timestamp, toString(user_id) AS user_id, toString(user_name) AS user_name, toString(source) AS source, toString(project_id) AS project_id, toString(task_id) AS task_id, toString(job_id) AS job_id,
    JSONExtractString(payload, 'message') AS error, JSONExtractString(payload, 'stack') AS stack, payload
FROM events
WHERE $filter$ AND scope = 'send:exception' AND (empty({messages:Array(String)}) OR JSONExtractString(payload, 'message') IN {messages:Array(String)})
ORDER BY time DESC, position DESC, id DESC
LIMIT {limit:Int64}
