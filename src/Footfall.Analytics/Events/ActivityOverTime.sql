-- How many events fall into each bucket, by source.
-- Columns: bucket (start, Unix ms), client, server (numbers of events).
SELECT
    $bucket$                    AS bucket,
    countIf(source = 'client')  AS client,
    countIf(source = 'server')  AS server
FROM events
WHERE $filter$
GROUP BY bucket
ORDER BY bucket
