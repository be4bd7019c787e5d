-- Whether an event is an occurrence of an error (semantics 8.1; failed runs are not taken in yet), and whether it shows its
-- user active (semantics 6.5). Both derive from columns that a row has anyway; failed says that a call ended in an error.
ALTER TABLE events ADD COLUMN IF NOT EXISTS failed UInt8 CODEC(ZSTD(1)) AFTER level;

ALTER TABLE events ADD COLUMN IF NOT EXISTS is_error Bool ALIAS
    scope IN ('send:exception', 'log:error', 'log:fatal') OR failed;

ALTER TABLE events ADD COLUMN IF NOT EXISTS is_active Bool ALIAS
    user_id != ''
    AND NOT match(scope, '^(login|logout|confirm|report|connect|disconnect|log):|:(user|member)$|^send:(exception|working_time)$')
    AND org_slug != 'footfall';

-- Usage by hour, made from the events of whole UTC days that are sealed. A row counts only together with the seal of its
-- day and version, so a day is replaced by writing it again under a new version. See docs/adr/0006-sealed-days.md.
CREATE TABLE IF NOT EXISTS usage
(
    day      Date                   CODEC(ZSTD(1)),
    version  Int64                  CODEC(ZSTD(1)),
    hour     UInt32                 CODEC(Delta(4), ZSTD(1)),
    user_id  LowCardinality(String) CODEC(ZSTD(1)),
    org_id   LowCardinality(String) CODEC(ZSTD(1)),
    org_slug LowCardinality(String) CODEC(ZSTD(1)),
    package  LowCardinality(String) CODEC(ZSTD(1)),
    q0       UInt32                 CODEC(T64, ZSTD(1)),
    q1       UInt32                 CODEC(T64, ZSTD(1)),
    q2       UInt32                 CODEC(T64, ZSTD(1)),
    q3       UInt32                 CODEC(T64, ZSTD(1)),
    errors   UInt32                 CODEC(T64, ZSTD(1)),
    active   UInt32                 CODEC(T64, ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (day, user_id, hour)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Sessions by day: the stretch of time in which a session had events. Sealed like usage.
CREATE TABLE IF NOT EXISTS session_spans
(
    day        Date                   CODEC(ZSTD(1)),
    version    Int64                  CODEC(ZSTD(1)),
    user_id    LowCardinality(String) CODEC(ZSTD(1)),
    org_id     LowCardinality(String) CODEC(ZSTD(1)),
    org_slug   LowCardinality(String) CODEC(ZSTD(1)),
    session_id String                 CODEC(ZSTD(1)),
    first      Int64                  CODEC(Delta(8), ZSTD(1)),
    last       Int64                  CODEC(Delta(8), ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (day, user_id, first)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Which days are sealed, and under which version their rows in the tables above count.
CREATE TABLE IF NOT EXISTS sealed_days
(
    day     Date,
    version Int64,
    sealed  Bool
)
ENGINE = ReplacingMergeTree(version)
ORDER BY day
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
