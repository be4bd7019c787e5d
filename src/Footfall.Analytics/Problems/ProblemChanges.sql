-- What was changed shortly before a problem was first seen: packages that were published, agents that came. Parameters: from, to (Unix ms), and those of the rights.
-- Columns: time, scope, name, version, user_name.
SELECT time, toString(scope) AS scope, multiIf(package != '', toString(package), obj_val != '', substringUTF8(obj_val, 1, 200), obj_id) AS name, JSONExtractString(payload, 'version') AS version,
    if(user_name != '', toString(user_name), toString(user_id)) AS user_name
FROM events
WHERE $access$ AND time >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND time <= fromUnixTimestamp64Milli({to:Int64}, 'UTC') $days$ AND source = 'server' AND org_slug != 'footfall'
    AND scope IN ('publish:package', 'update:package', 'create:agent', 'connect:agent', 'disconnect:agent', 'update:agent')
ORDER BY time DESC, position DESC, id DESC
LIMIT 50
