-- The event behind an error. Parameters: id, time (Unix ms). Columns: payload, obj_val, scope, package, function.
SELECT payload, obj_val, toString(scope) AS scope, toString(package) AS package, toString(function) AS function
FROM events
WHERE time = fromUnixTimestamp64Milli({time:Int64}, 'UTC') AND id = toUUID({id:String})
LIMIT 1
