-- How many sessions there were and how long they lasted. Places: sessions (first and last in Unix ms). Columns: sessions, mean_ms, median_ms (null
-- without any).
SELECT count() AS sessions, avgOrNull(last - first) AS mean_ms, quantileExactInclusiveOrNull(0.5)(last - first) AS median_ms
FROM $sessions$
