-- Every creation, change, deletion and restoration of users, the earliest first. Client events and users that the platform made for itself
-- (payload.system) do not count. Columns: id, verb, time (Unix ms), status ('' where it says none), created_at ('' where it says none), is_system.
SELECT
    if(obj_id = '', toString(user_id), obj_id) AS id,
    splitByChar(':', toString(scope))[1] AS verb,
    toUnixTimestamp64Milli(events.time) AS time,
    lower(JSONExtractString(payload, 'status')) AS status,
    JSONExtractString(payload, 'created_at') AS created_at,
    CAST(JSONExtractBool(payload, 'system'), 'Bool') AS is_system
FROM events
WHERE scope IN ('create:user', 'update:user', 'delete:user', 'restore:user') AND source = 'server' AND org_slug != 'footfall' AND id != ''
ORDER BY events.time, received, position
