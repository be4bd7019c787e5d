-- How many rows of facts a run has been made of: grows with each, so of two states of a run the later has more.
ALTER TABLE run_facts ADD COLUMN IF NOT EXISTS touched SimpleAggregateFunction(sum, UInt64);

-- What the facts of each run come to (semantics 7), as lists read it: made anew by the server for the runs that a commit told of, and at a start for those
-- that a crash left behind. Of several rows of a run that with the most facts (version) counts, so servers may make them side by side. See docs/adr/0018-runs.md.
-- Times are Unix seconds with fraction, 0 for none.
--   state, phase               the status as told, awaiting included, and its phase as in run_facts
--   queued, started, ended     of the last attempt; began is started, else first told of
--   took                       run time in ms of a run that has ended; -1 when it never began, -2 while it goes on
--   start_time, end_time, kodosumi_error, failed_at, ever_failed, meta    as Kodosumi has them; has_error: whether that error is one of the last attempt
CREATE TABLE IF NOT EXISTS run_rows
(
    run_id         String,
    version        UInt64,
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
    uploads        UInt32,
    downloads      UInt32,
    is_deleted     UInt8,
    deleted        Float64,
    system         UInt8
)
ENGINE = ReplacingMergeTree(version)
ORDER BY run_id
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_age_to_force_merge_seconds = 600;

-- Found the runs of a period, which run_rows tells quicker.
DROP TABLE IF EXISTS run_hours;
