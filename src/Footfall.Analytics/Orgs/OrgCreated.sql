-- Events that create an org or change its members. Parameters: id. Columns: events.
SELECT count() AS events
FROM events
WHERE obj_id = {id:String} AND (scope IN ('create:team', 'create:organization') OR (scope IN ('add:member', 'remove:member') AND obj_name IN ('team', 'organization')))
