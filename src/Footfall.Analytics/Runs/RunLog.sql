-- The log of a run: what was told as log:run, other lines of a log that name the run, and exceptions. Parameters: run, from, to (Unix ms), levels, limit, and those of $after$.
-- Columns: id, place (its order), arrived (Unix ms), time, level, kind (of the record that a connector read; else that of the event), message.
SELECT id, toString(place_told) AS place, toUnixTimestamp64Milli(received) AS arrived, fromUnixTimestamp64Milli(toInt64(round(at * 1000)), 'UTC') AS time, level_told AS level, kind_told AS kind, message
FROM
(
    SELECT *, $place$,
        multiIf(scope = 'send:exception', 'error', scope != 'log:run', substring(toString(scope), 5), level != '', toString(level), JSONExtractString(readable, 'level') != '', JSONExtractString(readable, 'level'), 'info') AS level_told,
        multiIf(scope = 'log:run' AND JSONExtractString(readable, 'kind') != '', JSONExtractString(readable, 'kind'), scope = 'send:exception', 'exception', 'log') AS kind_told,
        multiIf(JSONExtractString(readable, 'message') != '', JSONExtractString(readable, 'message'), obj_val != '' AND scope != 'log:run', obj_val, JSONType(readable, 'message') = 'String', '', payload) AS message
    FROM
    (
        SELECT *, $readable$ AS readable
        FROM events
        WHERE time >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND time < fromUnixTimestamp64Milli({to:Int64}, 'UTC') $days$ AND org_slug != 'footfall'
            AND (startsWith(toString(scope), 'log:') OR scope = 'send:exception') AND (run_id = {run:String} OR scope = 'log:run' AND run_id = '' AND obj_id = {run:String})
    )
)
WHERE (empty({levels:Array(String)}) OR level_told IN {levels:Array(String)}) AND $after$
ORDER BY $order$
LIMIT {limit:Int64}
