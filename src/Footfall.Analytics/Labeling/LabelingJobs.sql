-- Labeling jobs that exist at an instant, by their status then; without one they are pending (B5). Parameters: s (Unix ms), those of $mine$ and $projects$. Columns: status, jobs.
SELECT status, toInt64(count()) AS jobs
FROM
(
    SELECT lower(tupleElement(arrayReduce('max', arrayFilter(x -> x.1 < {s:Int64}, states)), 4)) AS told, if(told IN ('', 'new'), 'pending', replaceAll(told, ' ', '_')) AS status
    FROM $known$
    WHERE system = 0 AND created < {s:Int64} AND tupleElement(arrayReduce('max', arrayFilter(x -> x.1 < {s:Int64}, lives)), 4) = 0 AND $mine$ AND $projects$
)
GROUP BY status
