-- The inputs and outputs that calls of functions have, the frequent ones first: the columns of a table of calls.
-- Parameters: most (of each side). Columns: side (input or output), name, calls.
SELECT parameter.1 AS side, parameter.2 AS name, sum(number) AS calls
FROM
(
    -- There are few lists of names, and many calls.
    SELECT
        arrayJoin(arrayConcat(arrayMap(k -> ('input', toString(k)), inputs), arrayMap(k -> ('output', toString(k)), outputs))) AS parameter,
        number
    FROM (SELECT inputs, outputs, count() AS number FROM $rows$ GROUP BY inputs, outputs)
)
GROUP BY side, name
ORDER BY side, calls DESC, name
LIMIT {most:Int64} BY side
