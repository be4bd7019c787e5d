-- Records that were not taken, as they were sent, until they expire or are deleted. A replay writes a row again with a higher
-- version. A whole request that could not be read is one row with position -1. content is the first 64 KiB at the most, as
-- base64 where it is no UTF-8; caller and request (JSON) hold what a replay needs.
CREATE TABLE IF NOT EXISTS dead_letters
(
    id              UUID                   CODEC(NONE),
    time            DateTime64(3, 'UTC')   CODEC(Delta(8), ZSTD(1)),
    batch           UUID                   CODEC(ZSTD(1)),
    owner           LowCardinality(String) CODEC(ZSTD(1)),
    token           LowCardinality(String) CODEC(ZSTD(1)),
    protocol        LowCardinality(String) CODEC(ZSTD(1)),
    position        Int32                  CODEC(T64, ZSTD(1)),
    reason          LowCardinality(String) CODEC(ZSTD(1)),
    message         String                 CODEC(ZSTD(1)),
    content         String                 CODEC(ZSTD(1)),
    bytes           UInt64                 CODEC(T64, ZSTD(1)),
    cut             UInt8                  CODEC(ZSTD(1)),
    base64          UInt8                  CODEC(ZSTD(1)),
    caller          String                 CODEC(ZSTD(1)),
    request         String                 CODEC(ZSTD(1)),
    expires         DateTime('UTC')        CODEC(Delta(4), ZSTD(1)),
    replayed        Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
    outcome         LowCardinality(String) CODEC(ZSTD(1)),
    outcome_message String                 CODEC(ZSTD(1)),
    version         UInt32                 CODEC(T64, ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(time)
ORDER BY (time, id)
TTL expires
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- What was received, by UTC day, sender, protocol and what became of it: records that were accepted, were duplicates, or were
-- rejected for a reason; for 'refused', whole requests. Kept for good: it outlives the rejected records themselves.
CREATE TABLE IF NOT EXISTS intake_totals
(
    day      Date,
    owner    String,
    protocol LowCardinality(String),
    outcome  LowCardinality(String),
    token    SimpleAggregateFunction(anyLast, String),
    records  SimpleAggregateFunction(sum, UInt64),
    first    SimpleAggregateFunction(min, DateTime64(3, 'UTC')),
    last     SimpleAggregateFunction(max, DateTime64(3, 'UTC'))
)
ENGINE = AggregatingMergeTree
ORDER BY (owner, protocol, outcome, day)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
