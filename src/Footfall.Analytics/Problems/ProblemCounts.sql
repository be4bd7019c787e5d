-- How many problems there are by type and state, over all filters but those two; matching says how many of them fit these, too.
-- Columns: type, state, is_new, problems, events, matching.
SELECT type, state, is_new, toInt64(count()) AS problems, toInt64(sum(events)) AS events, toInt64(countIf($condition$)) AS matching
FROM ($problems$)
WHERE $others$
GROUP BY type, state, is_new
ORDER BY type, state, is_new
