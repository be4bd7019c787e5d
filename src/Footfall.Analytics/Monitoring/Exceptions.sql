-- Reported exceptions by bucket. Parameters: those of the filter and the buckets. Columns: bucket (Unix ms), exceptions.
SELECT $bucket$ AS bucket, toInt64(count()) AS exceptions
FROM events
WHERE $filter$ AND scope = 'send:exception'
GROUP BY bucket
ORDER BY bucket
