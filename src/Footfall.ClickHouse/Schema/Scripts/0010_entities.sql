-- What events say of entities (semantics 4), a row an entity once its parts are merged. Fed by a view with every insert of events; all aggregates
-- are idempotent, so a row that is made twice changes nothing, and what a crash left out is made again at the next start.
-- Times are Unix milliseconds; 9223372036854775807 stands for never. See docs/adr/0017-entities.md.
--   stated     the earliest creation that a payload states
--   first      the earliest event that makes it: when, received, position, creator, org, org's short name, mail domain, provider, origin, automatic
--   named      the latest name
--   typed      the latest type
--   confirmed  when it was confirmed first
--   system     whether it is left out of all counts
--   lives      deletions (1) and restorations (0)
--   states     what was reported of its state
CREATE TABLE IF NOT EXISTS entity_facts
(
    kind      LowCardinality(String),
    id        String,
    stated    SimpleAggregateFunction(min, Int64),
    first     SimpleAggregateFunction(min, Tuple(Int64, Int64, UInt32, String, String, String, String, String, String, UInt8)),
    named     SimpleAggregateFunction(max, Tuple(Int64, Int64, UInt32, String)),
    typed     SimpleAggregateFunction(max, Tuple(Int64, Int64, UInt32, String)),
    confirmed SimpleAggregateFunction(min, Int64),
    system    SimpleAggregateFunction(max, UInt8),
    lives     SimpleAggregateFunction(groupUniqArrayArray, Array(Tuple(Int64, Int64, UInt32, UInt8))),
    states    SimpleAggregateFunction(groupUniqArrayArray, Array(Tuple(Int64, Int64, UInt32, String)))
)
ENGINE = AggregatingMergeTree
ORDER BY (kind, id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Who was added to a team, organization or group (1), and removed (0).
CREATE TABLE IF NOT EXISTS membership_facts
(
    kind        LowCardinality(String),
    container   String,
    member_kind LowCardinality(String),
    member      String,
    changes     SimpleAggregateFunction(groupUniqArrayArray, Array(Tuple(Int64, Int64, UInt32, UInt8)))
)
ENGINE = AggregatingMergeTree
ORDER BY (kind, container, member_kind, member)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Which text of the views the rows above were made by. The latest version counts.
CREATE TABLE IF NOT EXISTS entity_feeds
(
    version Int64,
    text    String
)
ENGINE = MergeTree
ORDER BY version
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
