-- What a recomputation of working time needs (specs/cvat.md 2, semantics 6.3): the microseconds that time cuts off; how an event was
-- counted (1 each request by itself, 2 as one stream of a user in an org, 3 the same but late); and where its work goes on when that is not
-- the event before it in its batch, as JSON [microseconds since 1970, project, task, job].
-- Rows that Footfall computes have the sender 'working-time' and the scope send:working_time.
ALTER TABLE events ADD COLUMN IF NOT EXISTS micros UInt16 CODEC(T64, ZSTD(1)) AFTER time;
ALTER TABLE events ADD COLUMN IF NOT EXISTS work Enum8('none' = 0, 'request' = 1, 'stream' = 2, 'late' = 3) CODEC(ZSTD(1)) AFTER duration;
ALTER TABLE events ADD COLUMN IF NOT EXISTS carried String CODEC(ZSTD(1)) AFTER work;

-- Which days were computed again, and until when their events had been received. dirty: rows were being exchanged; a start that finds
-- it computes the day again.
CREATE TABLE IF NOT EXISTS work_days
(
    day     Date,
    version Int64,
    until   DateTime64(3, 'UTC'),
    dirty   Bool
)
ENGINE = ReplacingMergeTree(version)
ORDER BY day
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Ids of rows that an exchange takes out; empty otherwise.
CREATE TABLE IF NOT EXISTS work_outdated
(
    id UUID
)
ENGINE = MergeTree
ORDER BY id;

-- Working time and events by quarter hour, user, org and place, made from the events of whole UTC days that are sealed, like usage.
CREATE TABLE IF NOT EXISTS work_quarters
(
    day        Date                   CODEC(ZSTD(1)),
    version    Int64                  CODEC(ZSTD(1)),
    quarter    UInt32                 CODEC(Delta(4), ZSTD(1)),
    user_id    LowCardinality(String) CODEC(ZSTD(1)),
    org_id     LowCardinality(String) CODEC(ZSTD(1)),
    org_slug   LowCardinality(String) CODEC(ZSTD(1)),
    project_id LowCardinality(String) CODEC(ZSTD(1)),
    task_id    LowCardinality(String) CODEC(ZSTD(1)),
    job_id     LowCardinality(String) CODEC(ZSTD(1)),
    events     UInt32                 CODEC(T64, ZSTD(1)),
    objects    UInt64                 CODEC(T64, ZSTD(1)),
    work_rows  UInt32                 CODEC(T64, ZSTD(1)),
    work_ms    UInt64                 CODEC(T64, ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (day, user_id, quarter)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Days that were sealed before this table was there have no rows in it: they are made again.
INSERT INTO sealed_days (day, version, sealed) SELECT day, version + 1, false FROM sealed_days FINAL WHERE sealed;
