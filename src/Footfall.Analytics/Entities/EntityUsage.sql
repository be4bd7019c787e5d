-- How much was done with what the filter chooses. Columns: bucket (start, Unix ms), events, users.
SELECT $bucket$ AS bucket, toInt64(count()) AS events, toInt64(uniqExactIf(user_id, user_id != '')) AS users
FROM events
WHERE $filter$
GROUP BY bucket
ORDER BY bucket
