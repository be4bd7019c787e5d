-- The log around an error: of its run, else of its request, else of its session. Parameters: kind (run, request, session), key, from, to (Unix ms), levels, after, before, limit,
-- and those of the rights. Columns: id, place (its order), time, level, kind, message.
SELECT id, toString(place_told) AS place, fromUnixTimestamp64Milli(toInt64(round(at * 1000)), 'UTC') AS time, level_told AS level, kind_told AS kind, message
FROM
(
    SELECT *, $place$,
        multiIf(scope IN ('send:exception', 'fail:run'), 'error', scope != 'log:run', substring(toString(scope), 5), level != '', toString(level), JSONExtractString(readable, 'level') != '', JSONExtractString(readable, 'level'), 'info') AS level_told,
        multiIf(scope = 'log:run' AND JSONExtractString(readable, 'kind') != '', JSONExtractString(readable, 'kind'), scope = 'send:exception', 'exception', scope = 'fail:run', 'failure', 'log') AS kind_told,
        multiIf(JSONExtractString(readable, 'message') != '', JSONExtractString(readable, 'message'), JSONExtractString(readable, 'error') != '', JSONExtractString(readable, 'error'), obj_val != '' AND scope != 'log:run', obj_val, JSONType(readable, 'message') = 'String', '', payload) AS message
    FROM (SELECT *, $readable$ AS readable FROM events)
    WHERE $access$ AND time >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND time < fromUnixTimestamp64Milli({to:Int64}, 'UTC') $days$ AND org_slug != 'footfall'
        AND (startsWith(toString(scope), 'log:') OR scope IN ('send:exception', 'fail:run'))
        AND multiIf({kind:String} = 'run', run_id = {key:String} OR scope IN ('log:run', 'fail:run') AND run_id = '' AND obj_id = {key:String}, {kind:String} = 'request', request_id = {key:String}, session_id = {key:String})
)
WHERE (empty({levels:Array(String)}) OR level_told IN {levels:Array(String)}) AND $page$
ORDER BY place_told $direction$
LIMIT {limit:Int64}
