-- How many errors the problems of a page have by bucket. Parameters: those of the filter and the buckets. Columns: id, bucket (Unix ms), events.
SELECT $id$ AS id, $bucket$ AS bucket, toInt64(uniqExact(errors.id)) AS events
FROM $errors$ AS errors
GROUP BY shown, bucket
