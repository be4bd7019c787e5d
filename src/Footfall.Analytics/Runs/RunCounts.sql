-- How many runs there are in a period by status: all of them, those that match all filters but that of the status, and those that match all.
-- Columns: status (as shown), everything, others, matching.
-- Renamed outside: inside, status is the word that was told, which conditions name.
SELECT shown AS status, everything, others, matching
FROM
(
    SELECT shown, toInt64(count()) AS everything, toInt64(countIf($others$)) AS others, toInt64(countIf($matching$)) AS matching
    FROM $runs$
    WHERE $visible$
    GROUP BY shown
)
ORDER BY everything DESC, status
