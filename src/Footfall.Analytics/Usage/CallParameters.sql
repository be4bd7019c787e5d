-- The inputs and outputs that calls of functions have, the frequent ones first: the columns of a table of calls.
-- Parameters: most (of each side). Columns: side (input or output), name, calls.
SELECT side, name, count() AS calls
FROM
(
    SELECT arrayJoin(arrayConcat(
        arrayMap(k -> ('input', k), JSONExtractKeys(payload, 'inputs')),
        arrayMap(k -> ('output', k), JSONExtractKeys(payload, 'outputs')))) AS parameter,
        parameter.1 AS side, parameter.2 AS name
    FROM events
    WHERE $filter$
)
GROUP BY side, name
ORDER BY side, calls DESC, name
LIMIT {most:Int64} BY side
