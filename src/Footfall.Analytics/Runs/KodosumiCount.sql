-- How many runs match. Columns: runs.
SELECT toInt64(count()) AS runs
FROM $runs$
