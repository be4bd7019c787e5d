-- What users are told apart by: packages, and scopes of events of no package, those that most users use first.
-- Parameters: most. Columns: name, users.
SELECT $feature$ AS name, uniqExact(user_id) AS users
FROM events
WHERE $filter$ AND user_id != '' AND (kind != 'audit' OR package != '')
GROUP BY name
ORDER BY users DESC, name
LIMIT {most:Int64}
