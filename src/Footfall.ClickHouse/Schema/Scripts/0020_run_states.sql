-- The rows of runs by the day that each was first told of, so that those of a period lie together and what changes lately is merged with few others
-- (docs/adr/0018-runs.md). A table of its own in place of run_rows, since servers that start at once run this side by side. What makes them is in run_facts:
-- this start makes all of them anew.
-- An event from before what was known moves a run to an earlier day; the row at the later one is_gone then.
DROP TABLE IF EXISTS run_rows;

-- Times are Unix seconds with fraction, 0 for none.
--   day                        that of first, counted from 1970
--   state, phase               the status as told, awaiting included, and its phase as in run_facts
--   queued, started, ended     of the last attempt; began is started, else first told of
--   took                       run time in ms of a run that has ended; -1 when it never began, -2 while it goes on
--   unreadable                 why its records cannot be read
--   start_time, end_time, kodosumi_error, failed_at, ever_failed, meta    as Kodosumi has them; has_error: whether that error is one of the last attempt
CREATE TABLE IF NOT EXISTS run_states
(
    day            Int32 DEFAULT toInt32(floor(first / 86400)),
    run_id         String,
    version        UInt64,
    is_gone        UInt8,
    name           String,
    type           String,
    agent          String,
    user_id        String,
    user_name_told String,
    org_id         String,
    org_slug       String,
    project_id     String,
    task_id        String,
    job_id         String,
    state          String,
    phase          UInt8,
    attempt        UInt32,
    queued         Float64,
    started        Float64,
    began          Float64,
    ended          Float64,
    first          Float64,
    last           Float64,
    took           Float64,
    start_time     Float64,
    end_time       Float64,
    failed_at      Float64,
    ever_failed    UInt8,
    has_error      UInt8,
    kodosumi_error String,
    meta           String,
    unreadable     String,
    uploads        UInt32,
    downloads      UInt32,
    is_deleted     UInt8,
    deleted        Float64,
    system         UInt8,
    INDEX ids run_id TYPE bloom_filter(0.001) GRANULARITY 1,
    INDEX begins (began, start_time) TYPE minmax GRANULARITY 1
)
ENGINE = ReplacingMergeTree(version, is_gone)
ORDER BY (day, run_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 256, min_age_to_force_merge_seconds = 600;
