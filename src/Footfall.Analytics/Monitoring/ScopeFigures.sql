-- Number of events by scope and source, and how long those took that say so (duration over 0). Parameters: those of the filter.
-- Columns: scope, source, events, timed, mean_ms, least_ms, most_ms (null where nothing was timed).
SELECT toString(scope) AS scope, toString(source) AS source, toInt64(count()) AS events, toInt64(countIf(duration > 0)) AS timed,
    if(timed = 0, NULL, avgIf(duration, duration > 0)) AS mean_ms, if(timed = 0, NULL, toInt64(minIf(duration, duration > 0))) AS least_ms, if(timed = 0, NULL, toInt64(maxIf(duration, duration > 0))) AS most_ms
FROM events
WHERE $filter$
GROUP BY scope, source
ORDER BY events DESC, scope, source
