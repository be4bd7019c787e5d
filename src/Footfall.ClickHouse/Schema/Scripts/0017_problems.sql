-- One row an error (semantics 8.1), with what groups it and what questions about problems ask for; the rest stands in the event. Made by the server with every
-- insert of events, and again at a start for what a crash left out: a row that is made twice is one. See docs/adr/0021-grouping.md.
--   problem          of its fingerprint; somebody may have merged that problem, or moved this error to another
--   fingerprint      SHA-256 of what errors of one problem have in common, hexadecimal; or the caller's own text
--   at, row          time as a connector told it, Unix seconds, and the row that it read the event from; 0 otherwise
--   place            where it stands among the events of its run, as in run_facts
--   version_key      version as a text that sorts as versions do; '' where there is no order
--   told_type        type that the sender said
CREATE TABLE IF NOT EXISTS error_events
(
    problem        UInt64                   CODEC(ZSTD(1)),
    time           DateTime64(3, 'UTC')     CODEC(Delta(8), ZSTD(1)),
    id             UUID                     CODEC(NONE),
    received       DateTime64(3, 'UTC')     CODEC(Delta(8), ZSTD(1)),
    position       UInt32                   CODEC(T64, ZSTD(1)),
    at             Float64                  CODEC(ZSTD(1)),
    row            UInt64                   CODEC(T64, ZSTD(1)),
    place          UInt256 MATERIALIZED bitOr(bitOr(bitShiftLeft(toUInt256(toUInt64(greatest(0, if(at > 0, at, toUnixTimestamp64Milli(time) / 1000) * 16777216))), 128), bitShiftLeft(toUInt256(row), 64)),
                       toUInt256(toUInt64(greatest(0, toUnixTimestamp64Milli(received))) * 1048576 + least(position, 1048575))) CODEC(ZSTD(1)),
    fingerprint    String                   CODEC(ZSTD(1)),
    scope          LowCardinality(String)   CODEC(ZSTD(1)),
    source         Enum8('server' = 0, 'client' = 1) CODEC(ZSTD(1)),
    level          LowCardinality(String)   CODEC(ZSTD(1)),
    class          String                   CODEC(ZSTD(1)),
    title          String                   CODEC(ZSTD(1)),
    message        String                   CODEC(ZSTD(1)),
    version        String                   CODEC(ZSTD(1)),
    version_key    String                   CODEC(ZSTD(1)),
    told_type      LowCardinality(String)   CODEC(ZSTD(1)),
    org_id         LowCardinality(String)   CODEC(ZSTD(1)),
    org_slug       LowCardinality(String)   CODEC(ZSTD(1)),
    workspace_id   LowCardinality(String)   CODEC(ZSTD(1)),
    project_id     LowCardinality(String)   CODEC(ZSTD(1)),
    task_id        LowCardinality(String)   CODEC(ZSTD(1)),
    job_id         LowCardinality(String)   CODEC(ZSTD(1)),
    user_id        LowCardinality(String)   CODEC(ZSTD(1)),
    user_name      LowCardinality(String)   CODEC(ZSTD(1)),
    session_id     String                   CODEC(ZSTD(1)),
    run_id         String                   CODEC(ZSTD(1)),
    request_id     String                   CODEC(ZSTD(1)),
    agent          LowCardinality(String)   CODEC(ZSTD(1)),
    package        LowCardinality(String)   CODEC(ZSTD(1)),
    function       LowCardinality(String)   CODEC(ZSTD(1)),
    client_name    LowCardinality(String)   CODEC(ZSTD(1)),
    client_version LowCardinality(String)   CODEC(ZSTD(1)),
    os             LowCardinality(String)   CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(time)
ORDER BY (problem, time, id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Where in its run an exception stands: a failure of that run and attempt is no error of its own.
CREATE TABLE IF NOT EXISTS run_exceptions
(
    run_id String,
    place  UInt256
)
ENGINE = ReplacingMergeTree
ORDER BY (run_id, place)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE MATERIALIZED VIEW IF NOT EXISTS run_exception_feed TO run_exceptions AS
SELECT run_id, place FROM error_events WHERE scope = 'send:exception' AND run_id != '';

-- By which rules the rows above were made. The latest version counts.
CREATE TABLE IF NOT EXISTS error_feeds
(
    version Int64,
    text    String
)
ENGINE = MergeTree
ORDER BY version
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- What people did with problems: one row an action and problem, with how the problem stands after it. The latest row decides; nothing is ever changed or taken away,
-- and undoing an action is an action. See docs/adr/0022-life-of-problems.md.
--   action           resolve, reopen, ignore, snooze, assign, comment, merge, split, undo
--   id               of the action: one of several problems has several rows
--   state            open, resolved, ignored or snoozed
--   state_at         when it came to that state
--   version          resolved in; version_key as in error_events
--   until            snoozed until then; 0 for no time
--   most, counted    snoozed until there are so many errors more than there were
--   merged_into      the problem that this one is part of; 0 for none
--   undoes           the action that this one undoes
CREATE TABLE IF NOT EXISTS problem_actions
(
    problem     UInt64,
    at          DateTime64(6, 'UTC'),
    id          UUID,
    action      LowCardinality(String),
    account     String,
    comment     String,
    state       LowCardinality(String),
    state_at    DateTime64(3, 'UTC'),
    version     String,
    version_key String,
    until       DateTime64(3, 'UTC'),
    most        Int64,
    counted     Int64,
    assignee    String,
    merged_into UInt64,
    undoes      UUID,
    details     String
)
ENGINE = MergeTree
ORDER BY (problem, at, id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, non_replicated_deduplication_window = 1000;

-- Errors that somebody moved to another problem; 0 moves one back. The latest row counts.
CREATE TABLE IF NOT EXISTS problem_moves
(
    id      UUID,
    at      DateTime64(6, 'UTC'),
    problem UInt64,
    action  UUID
)
ENGINE = MergeTree
ORDER BY (id, at)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
