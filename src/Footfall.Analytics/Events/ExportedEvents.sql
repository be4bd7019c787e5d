-- Which events, as the canonical format has them, so that an import takes them in again. Working time that this server computed
-- and its own record of what is done in it stay out: another server makes its own.
-- Parameters: from, to: Unix milliseconds, half-open. orgs, scopes, users: those only, by id or short name; empty for all.
-- after: only events received later, Unix milliseconds; 0 for all. most: most rows; 0 for all of them.
-- Columns: the members of a canonical event; where later ones are asked for, received as well, Unix milliseconds.
SELECT
    toString(id)                                                        AS id,
    concat(formatDateTime(time, '%Y-%m-%dT%H:%i:%S'), '.', leftPad(toString(toUnixTimestamp64Milli(time) % 1000), 3, '0'), 'Z') AS timestamp,
    scope,
    toString(source)                                                    AS source,
    obj_name, obj_id, obj_val, count, duration,
    org_id, org_slug, workspace_id, project_id, task_id, job_id,
    user_id, user_name, user_email, session_id, run_id, request_id,
    agent, package, function, level, client_name, client_version, os,
    payload$received$
FROM events AS e
WHERE time >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
    AND time < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
    AND e.received > fromUnixTimestamp64Milli({after:Int64}, 'UTC')
    AND sender != 'working-time'
    AND org_slug != 'footfall'
    AND (empty({orgs:Array(String)}) OR has({orgs:Array(String)}, org_slug) OR has({orgs:Array(String)}, org_id))
    AND (empty({scopes:Array(String)}) OR has({scopes:Array(String)}, scope))
    AND (empty({users:Array(String)}) OR has({users:Array(String)}, user_id))
ORDER BY $order$
LIMIT if({most:Int64} = 0, 9223372036854775807, {most:Int64})
