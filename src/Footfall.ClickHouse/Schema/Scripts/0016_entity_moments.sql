-- The moments in the lives of entities that statistics count, made from entity_facts: when each was created, ceased to exist and came back, and
-- when users were confirmed. A row that proves wrong later is taken back by the same row with the opposite sign, so sums are right whatever was
-- merged, and nothing is ever put in order for a question. See docs/adr/0020-entity-moments.md.
-- Times are Unix milliseconds. Every row of an entity carries what is known of it.
--   what      life, confirmed, or system: an entity that is left out of all counts has that row alone
--   hour, day, era   the time of it in hours, days and stretches of 91 days since 1970
--   step      1 when it begins to exist, -1 when it ceases to
--   births    1 when it is created
--   party     what different ones are counted of: of users their mail domain, of other things who created them
CREATE TABLE IF NOT EXISTS entity_moments
(
    kind      LowCardinality(String) CODEC(ZSTD(1)),
    what      LowCardinality(String) CODEC(ZSTD(1)),
    at        Int64                  CODEC(ZSTD(1)),
    hour      Int64                  CODEC(ZSTD(1)),
    day       Int64                  CODEC(ZSTD(1)),
    era       Int64                  CODEC(ZSTD(1)),
    id        String                 CODEC(ZSTD(1)),
    step      Int8                   CODEC(ZSTD(1)),
    births    UInt8                  CODEC(ZSTD(1)),
    party     String                 CODEC(ZSTD(1)),
    created   Int64                  CODEC(ZSTD(1)),
    confirmed Int64                  CODEC(ZSTD(1)),
    owner     String                 CODEC(ZSTD(1)),
    org       LowCardinality(String) CODEC(ZSTD(1)),
    slug      LowCardinality(String) CODEC(ZSTD(1)),
    provider  LowCardinality(String) CODEC(ZSTD(1)),
    origin    LowCardinality(String) CODEC(ZSTD(1)),
    auto      UInt8                  CODEC(ZSTD(1)),
    sign      Int64                  CODEC(ZSTD(1)),
    PROJECTION by_time (SELECT * ORDER BY kind, what, hour, at),
    PROJECTION by_hour (
        SELECT kind, what, hour, provider, origin, auto, sum(step * sign), sum(births * sign), sum(sign)
        GROUP BY kind, what, hour, provider, origin, auto),
    PROJECTION by_day (
        SELECT kind, what, day, provider, origin, auto, sum(step * sign), sum(births * sign), sum(sign)
        GROUP BY kind, what, day, provider, origin, auto),
    PROJECTION by_party (SELECT kind, what, era, party, sum(births * sign) GROUP BY kind, what, era, party)
)
ENGINE = MergeTree
ORDER BY (kind, id, at)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 1024;

-- Which text the rows above were made by, and from when on events may be missing in them. The latest version counts.
CREATE TABLE IF NOT EXISTS entity_moment_feeds
(
    version Int64,
    text    String,
    until   DateTime64(3, 'UTC')
)
ENGINE = MergeTree
ORDER BY version
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
