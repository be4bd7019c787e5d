-- Whether an entity that nothing tells of was named anywhere. Parameters: kind, id. Columns: name (its latest, '' when unknown), is_seen.
SELECT
    (SELECT tupleElement(max(named), 2) FROM names WHERE kind = {kind:String} AND id = {id:String}) AS name,
    (SELECT count() FROM (SELECT 1 FROM events WHERE $seen$ LIMIT 1)) + (SELECT count() FROM membership_facts WHERE $member$) > 0 AS is_seen
