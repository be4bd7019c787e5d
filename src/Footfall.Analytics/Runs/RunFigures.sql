-- Figures over runs: how many, how many of them run now, failed (status error, or an error told), and, of those that ended, the mean, median and
-- 95th percentile of their run time in ms (between two values in proportion; null over nothing).
SELECT toInt64(count()) AS runs, toInt64(countIf(lower(shown) = 'running')) AS running, toInt64(countIf(phase = 3 OR has_error)) AS failed,
    if(countIf(is_timed) = 0, NULL, avgIf(runtime, is_timed)) AS mean_ms,
    if(countIf(is_timed) = 0, NULL, quantileExactInclusiveIf(0.5)(runtime, is_timed)) AS median_ms,
    if(countIf(is_timed) = 0, NULL, quantileExactInclusiveIf(0.95)(runtime, is_timed)) AS p95_ms
FROM (SELECT *, is_ended AND runtime >= 0 AS is_timed FROM $runs$)
