-- Runs by when they began. Columns: bucket (start, Unix ms), finished, running, awaiting, starting, error, other (of any status not named).
SELECT $bucket$ AS bucket, toInt64(countIf(word = 'finished')) AS finished, toInt64(countIf(word = 'running')) AS running, toInt64(countIf(word = 'awaiting')) AS awaiting,
    toInt64(countIf(word = 'starting')) AS starting, toInt64(countIf(word = 'error')) AS error,
    toInt64(countIf(word NOT IN ('finished', 'running', 'awaiting', 'starting', 'error'))) AS other
FROM (SELECT began, lower(shown) AS word FROM $runs$)
GROUP BY bucket
ORDER BY bucket
