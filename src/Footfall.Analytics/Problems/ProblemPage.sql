-- Which problems stand on a page of a list. Parameters: those of the problems, after_value, after_id, limit. Columns: id.
SELECT id
FROM (SELECT id, $sort$ AS sorted FROM ($problems$) WHERE $condition$)
WHERE $after$
ORDER BY $order$
LIMIT {limit:Int64}
