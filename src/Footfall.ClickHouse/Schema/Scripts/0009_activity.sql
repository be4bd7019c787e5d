-- Minutes in which users were active (semantics 6.1, 6.2): bit m of minutes is the m-th minute of the hour. day is the day of the events that a
-- row is made of, whose seal it counts under; a session that goes on past midnight has rows in hours of later days, so the table is sorted by
-- the date of the hour. hour is in Unix seconds. app and template name what was used; '' where nothing does.
-- Rows are made again with the day, see docs/adr/0016-activity.md.
CREATE TABLE IF NOT EXISTS activity
(
    day      Date                   CODEC(ZSTD(1)),
    version  Int64                  CODEC(ZSTD(1)),
    date     Date                   CODEC(ZSTD(1)),
    hour     UInt32                 CODEC(Delta(4), ZSTD(1)),
    user_id  LowCardinality(String) CODEC(ZSTD(1)),
    org_id   LowCardinality(String) CODEC(ZSTD(1)),
    org_slug LowCardinality(String) CODEC(ZSTD(1)),
    category LowCardinality(String) CODEC(ZSTD(1)),
    app      LowCardinality(String) CODEC(ZSTD(1)),
    template LowCardinality(String) CODEC(ZSTD(1)),
    minutes  UInt64                 CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(date)
ORDER BY (date, user_id, hour)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Stretches of use by day: of a session with an id the time from its first report to the end of its last, without one the stretches that no
-- pause of over 30 minutes breaks. first and last in Unix milliseconds. Sealed like usage.
CREATE TABLE IF NOT EXISTS activity_spans
(
    day        Date                   CODEC(ZSTD(1)),
    version    Int64                  CODEC(ZSTD(1)),
    user_id    LowCardinality(String) CODEC(ZSTD(1)),
    org_id     LowCardinality(String) CODEC(ZSTD(1)),
    org_slug   LowCardinality(String) CODEC(ZSTD(1)),
    category   LowCardinality(String) CODEC(ZSTD(1)),
    app        LowCardinality(String) CODEC(ZSTD(1)),
    session_id String                 CODEC(ZSTD(1)),
    first      Int64                  CODEC(Delta(8), ZSTD(1)),
    last       Int64                  CODEC(Delta(8), ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (day, user_id, first)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Which scopes the rows of sealed days were made with (setting Activity:Scopes), as lines of scope=category. The latest version counts.
CREATE TABLE IF NOT EXISTS activity_rules
(
    version Int64,
    scopes  String
)
ENGINE = MergeTree
ORDER BY version
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Days that were sealed before these tables were there have no rows in them: they are made again.
INSERT INTO sealed_days (day, version, sealed) SELECT day, version + 1, false FROM sealed_days FINAL WHERE sealed;
