-- Who used what by day: a row a user, org, package, function and kind. half0 and half1 are the events before and after noon UTC, first is when the first of them
-- happened and length the milliseconds from there to the last. audit is the scope of audit records that name no function. Sealed like usage.
-- See docs/adr/0034-rollups-of-use.md.
CREATE TABLE IF NOT EXISTS usage_days
(
    day      Date                   CODEC(ZSTD(1)),
    version  Int64                  CODEC(ZSTD(1)),
    user_id  LowCardinality(String) CODEC(ZSTD(1)),
    org_id   LowCardinality(String) CODEC(ZSTD(1)),
    org_slug LowCardinality(String) CODEC(ZSTD(1)),
    package  LowCardinality(String) CODEC(ZSTD(1)),
    function LowCardinality(String) CODEC(ZSTD(1)),
    kind     LowCardinality(String) CODEC(ZSTD(1)),
    audit    LowCardinality(String) CODEC(ZSTD(1)),
    half0    UInt32                 CODEC(T64, ZSTD(1)),
    half1    UInt32                 CODEC(T64, ZSTD(1)),
    first    DateTime64(3, 'UTC')   CODEC(T64, ZSTD(1)),
    length   UInt32                 CODEC(T64, ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (day, user_id, package, function)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- What was used by day: a row an org, package of the events and thing, with its uses and the last of them. Sealed like usage.
CREATE TABLE IF NOT EXISTS used_things
(
    day      Date                   CODEC(ZSTD(1)),
    version  Int64                  CODEC(ZSTD(1)),
    org_id   LowCardinality(String) CODEC(ZSTD(1)),
    org_slug LowCardinality(String) CODEC(ZSTD(1)),
    package  LowCardinality(String) CODEC(ZSTD(1)),
    kind     LowCardinality(String) CODEC(ZSTD(1)),
    id       String                 CODEC(ZSTD(1)),
    events   UInt64                 CODEC(T64, ZSTD(1)),
    last     DateTime64(3, 'UTC')   CODEC(Delta(8), ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (kind, id, day)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Clicks with what was clicked, one row each. Sealed like usage.
CREATE TABLE IF NOT EXISTS clicks
(
    day        Date                   CODEC(ZSTD(1)),
    version    Int64                  CODEC(ZSTD(1)),
    user_id    LowCardinality(String) CODEC(ZSTD(1)),
    org_id     LowCardinality(String) CODEC(ZSTD(1)),
    org_slug   LowCardinality(String) CODEC(ZSTD(1)),
    package    LowCardinality(String) CODEC(ZSTD(1)),
    path       String                 CODEC(ZSTD(1)),
    request_id String                 CODEC(ZSTD(1)),
    time       DateTime64(3, 'UTC')   CODEC(Delta(8), ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (day, user_id, time)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Calls of functions with the names of what went in and came out, one row each. Sealed like usage.
CREATE TABLE IF NOT EXISTS calls
(
    day      Date                          CODEC(ZSTD(1)),
    version  Int64                         CODEC(ZSTD(1)),
    user_id  LowCardinality(String)        CODEC(ZSTD(1)),
    org_id   LowCardinality(String)        CODEC(ZSTD(1)),
    org_slug LowCardinality(String)        CODEC(ZSTD(1)),
    package  LowCardinality(String)        CODEC(ZSTD(1)),
    function LowCardinality(String)        CODEC(ZSTD(1)),
    inputs   Array(LowCardinality(String)) CODEC(ZSTD(1)),
    outputs  Array(LowCardinality(String)) CODEC(ZSTD(1)),
    duration Nullable(UInt64)              CODEC(T64, ZSTD(1)),
    failed   UInt8                         CODEC(ZSTD(1)),
    time     DateTime64(3, 'UTC')          CODEC(Delta(8), ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (day, package, function, time)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Days that were sealed before these tables were there have no rows in them: they are made again.
INSERT INTO sealed_days (day, version, sealed) SELECT day, version + 1, false FROM sealed_days FINAL WHERE sealed;
