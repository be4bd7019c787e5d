-- Rows of working time, the earliest first, and how many there are in all. Parameters: offset, limit.
-- Columns: see WorkRow.
SELECT
    id, batch, toUnixTimestamp64Milli(received) AS received_at, toUnixTimestamp64Milli(time) AS time_at, toUInt64(ifNull(duration, 0)) AS ms,
    user_id, user_name, org_id, org_slug, project_id, task_id, job_id, request_id,
    multiIf(sender != 'working-time', 'sender', work = 'request', 'request', 'stream') AS counted_by,
    count() OVER () AS total,
    sum(ms) OVER () AS total_ms
FROM events
WHERE $filter$ AND scope = 'send:working_time'
ORDER BY time, batch, position, id
LIMIT {limit:Int64} OFFSET {offset:Int64}
