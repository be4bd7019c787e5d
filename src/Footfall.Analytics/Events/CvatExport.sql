-- Events as CVAT's export shows them: its 17 columns in its order, the earliest first (specs/cvat.md 3.3).
-- A timestamp looks like 2024-06-03 12:00:00.184000+00:00, without the fraction when that is zero.
SELECT
    scope,
    obj_name,
    obj_id,
    obj_val,
    source,
    concat(
        formatDateTime(time, '%Y-%m-%d %H:%i:%S'),
        if(toUnixTimestamp64Milli(time) % 1000 = 0, '', concat('.', leftPad(toString(toUnixTimestamp64Milli(time) % 1000), 3, '0'), '000')),
        '+00:00') AS timestamp,
    count,
    ifNull(duration, 0) AS duration,
    project_id,
    task_id,
    job_id,
    user_id,
    user_name,
    user_email,
    org_id,
    org_slug,
    payload
FROM events
WHERE $filter$ AND $ids$
ORDER BY toStartOfDay(time), time, batch, position
