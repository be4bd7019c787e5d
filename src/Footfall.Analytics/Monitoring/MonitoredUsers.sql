-- Users with an event by bucket, exactly counted. Parameters: those of the filter and the buckets. Columns: bucket (Unix ms), users.
SELECT $bucket$ AS bucket, toInt64(uniqExactIf(user_id, user_id != '')) AS users
FROM events
WHERE $filter$
GROUP BY bucket
ORDER BY bucket
