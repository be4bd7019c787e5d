-- Errors over time. Parameters: those of the filter and the buckets. Columns: bucket (Unix ms), events, problems, users.
SELECT $bucket$ AS bucket, toInt64(uniqExact(id)) AS events, toInt64(uniqExact(shown)) AS problems, toInt64(uniqExactIf(user_id, user_id != '')) AS users
FROM $errors$
WHERE $which$
GROUP BY bucket
ORDER BY bucket
