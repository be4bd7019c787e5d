-- By which rules each error was grouped; '' before this script. A start groups errors of other rules anew beside their rows, so that it can tell where the errors of each problem
-- went, and takes those rows away last. See docs/adr/0032-regrouped-problems.md.
ALTER TABLE error_events ADD COLUMN IF NOT EXISTS rules LowCardinality(String) CODEC(ZSTD(1));

-- Problems that no error belongs to any more since other rules hold, and the one that most of their errors went to: what links to them leads there.
CREATE TABLE IF NOT EXISTS problem_heirs
(
    problem UInt64,
    at      DateTime64(3, 'UTC'),
    heir    UInt64
)
ENGINE = ReplacingMergeTree(at)
ORDER BY problem
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
