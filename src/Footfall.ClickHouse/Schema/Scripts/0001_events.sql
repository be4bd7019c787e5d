-- One row an event. Text columns hold '' where the event had nothing.
--
-- Sorted by day, then user, then time: a time range reads whole days, one user's events lie together (so that a user's
-- page, session and working-time questions read little), and the columns that follow the user compress to nearly nothing.
-- Figures behind the sort key and the codecs: docs/adr/0004-event-table.md.
CREATE TABLE IF NOT EXISTS events
(
    id             UUID                      CODEC(NONE),
    batch          UUID                      CODEC(ZSTD(1)),
    position       UInt32                    CODEC(T64, ZSTD(1)),
    time           DateTime64(3, 'UTC')      CODEC(Delta(8), ZSTD(1)),
    received       DateTime64(3, 'UTC')      CODEC(Delta(8), ZSTD(1)),
    scope          LowCardinality(String)    CODEC(ZSTD(1)),
    kind           LowCardinality(String)    CODEC(ZSTD(1)),
    source         Enum8('server' = 0, 'client' = 1) CODEC(ZSTD(1)),
    obj_name       LowCardinality(String)    CODEC(ZSTD(1)),
    obj_id         String                    CODEC(ZSTD(1)),
    obj_val        String                    CODEC(ZSTD(1)),
    count          Nullable(UInt32)          CODEC(ZSTD(1)),
    duration       Nullable(UInt64)          CODEC(T64, ZSTD(1)),
    org_id         LowCardinality(String)    CODEC(ZSTD(1)),
    org_slug       LowCardinality(String)    CODEC(ZSTD(1)),
    workspace_id   LowCardinality(String)    CODEC(ZSTD(1)),
    project_id     LowCardinality(String)    CODEC(ZSTD(1)),
    task_id        LowCardinality(String)    CODEC(ZSTD(1)),
    job_id         LowCardinality(String)    CODEC(ZSTD(1)),
    user_id        LowCardinality(String)    CODEC(ZSTD(1)),
    user_name      LowCardinality(String)    CODEC(ZSTD(1)),
    user_email     LowCardinality(String)    CODEC(ZSTD(1)),
    session_id     String                    CODEC(ZSTD(1)),
    run_id         String                    CODEC(ZSTD(1)),
    request_id     String                    CODEC(ZSTD(1)),
    agent          LowCardinality(String)    CODEC(ZSTD(1)),
    package        LowCardinality(String)    CODEC(ZSTD(1)),
    function       LowCardinality(String)    CODEC(ZSTD(1)),
    level          LowCardinality(String)    CODEC(ZSTD(1)),
    client_name    LowCardinality(String)    CODEC(ZSTD(1)),
    client_version LowCardinality(String)    CODEC(ZSTD(1)),
    os             LowCardinality(String)    CODEC(ZSTD(1)),
    payload        String                    CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(time)
ORDER BY (toStartOfDay(time), user_id, time)
SETTINGS
    fsync_after_insert = 1,
    fsync_part_directory = 1,
    non_replicated_deduplication_window = 1000;
