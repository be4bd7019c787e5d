-- Projects whose data are of some types, as the latest of their events says (B5). Parameters: types (in small letters; unknown for none). Columns: id.
SELECT id
FROM entity_facts
WHERE kind = 'project'
GROUP BY id
HAVING if(tupleElement(max(typed), 4) = '', 'unknown', lower(tupleElement(max(typed), 4))) IN {types:Array(String)}
ORDER BY id
