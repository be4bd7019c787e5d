-- By which rules working time was counted: of an event the rules of the latest version count that has its day (days since 1970, from first_day
-- until before after_day) and is of a time before its receipt (since, Unix milliseconds). A start with other settings writes one for all days,
-- a recomputation one for its days and any receipt. rules is JSON: {"threshold":100000,"scopes":["change:frame"],"orgs":{}}, in milliseconds.
CREATE TABLE IF NOT EXISTS work_rules
(
    version   Int64,
    first_day Int32,
    after_day Int32,
    since     Int64,
    rules     String
)
ENGINE = MergeTree
ORDER BY version
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
