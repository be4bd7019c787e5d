-- What has been seen in events, by kind (user, org, package, project): when first, and under which name last.
-- Fed by the server with each commit, and only when something changes; both aggregates are idempotent, so a row that is
-- written twice, or by two servers, changes nothing. Rebuilt from events for the last minutes after a crash.
CREATE TABLE IF NOT EXISTS names
(
    kind  LowCardinality(String),
    id    String,
    first SimpleAggregateFunction(min, DateTime64(3, 'UTC')),
    named SimpleAggregateFunction(max, Tuple(DateTime64(3, 'UTC'), String))
)
ENGINE = AggregatingMergeTree
ORDER BY (kind, id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- To find what came in lately without reading everything.
ALTER TABLE events ADD INDEX IF NOT EXISTS received_range received TYPE minmax GRANULARITY 1;
