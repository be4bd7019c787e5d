-- What changed an entity, the latest first; a snapshot counts from when it came. Parameters: kind, id, offset, limit. Columns: id, time, received, scope, user_id, user_name, obj_name, obj_val, payload, position.
SELECT events.id AS id, if(startsWith(scope, 'create:') AND JSONExtractBool(payload, 'snapshot'), received, time) AS told, told AS time, received, position, toString(scope) AS scope, toString(events.user_id) AS user_id, if(user_name = '', names.name, toString(user_name)) AS user_name, toString(obj_name) AS obj_name, obj_val, payload
FROM events
LEFT JOIN $user_names$ AS names ON names.id = toString(events.user_id)
WHERE org_slug != 'footfall' AND source = 'server' AND
(
    scope IN {scopes:Array(String)} AND ($object$)
    OR scope IN ('add:member', 'remove:member') AND obj_name = {kind:String} AND obj_id = {id:String}
)
ORDER BY told DESC, received DESC, position DESC
LIMIT {limit:Int64}
