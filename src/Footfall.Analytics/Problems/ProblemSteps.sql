-- What was done in a session before an error, the latest first. Parameters: session, user, until, from (Unix ms), id, limit, and those of the rights.
-- Columns: id, time, scope, source, obj_name, obj_id, obj_val, package, function, duration.
SELECT id, time, toString(scope) AS scope, toString(source) AS source, toString(obj_name) AS obj_name, obj_id, substringUTF8(obj_val, 1, 300) AS obj_val, toString(package) AS package,
    toString(function) AS function, duration,
    if(scope = 'click:element', substringUTF8(JSONExtractString(payload, 'path'), 1, 300), substringUTF8(JSONExtractString(payload, 'message'), 1, 300)) AS detail
FROM events
WHERE $access$ AND time >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND time <= fromUnixTimestamp64Milli({until:Int64}, 'UTC') $days$ AND session_id = {session:String} AND id != toUUID({id:String})
    AND ({user:String} = '' OR user_id = {user:String}) AND scope != 'send:working_time' AND org_slug != 'footfall'
ORDER BY time DESC, position DESC, id DESC
LIMIT {limit:Int64}
