-- Users with an event in the last minutes, exactly counted. Parameters: from, to (Unix ms), and those of the rights. Columns: users.
SELECT toInt64(uniqExactIf(user_id, user_id != '')) AS users
FROM events
WHERE $access$ AND time >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND time <= fromUnixTimestamp64Milli({to:Int64}, 'UTC') $days$
