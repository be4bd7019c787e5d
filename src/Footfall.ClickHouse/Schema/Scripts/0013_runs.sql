-- What events say of runs (semantics 7), a row a run once its parts are merged. Fed by a view with every insert of events; all aggregates are
-- idempotent and take their events in any order, so a row that is made twice changes nothing, and what a crash left out is made again at the next start.
-- Times are Unix seconds with fraction; 9e18 stands for never, and -1 for not yet. An order (UInt256) is where an event stands among those of its run:
-- its time in 1/16777216 s, then the row that a connector read it from, then when it came; 0 stands for none. See docs/adr/0018-runs.md.
--   first, last            of all events
--   kind_first, kind_last  of those that a connector read from a run's own records
--   created, live          when it was made, and when it was first told to be at work
--   state                  the latest status: order, phase (0 waits, 1 works, 2 ended, 3 failed, 4 unknown), text; unknown where none was told
--   starts, ends           orders of what begins and ends attempts
--   locks, leases          what it waited for, and what it no longer waits for
--   lives                  the latest deletion (1) or restoration (0)
--   owner, org, place      of the earliest event that has one
--   listed, filed          the latest list of all its files, and files that events told of one by one: JSON, names of uploads, names of downloads
CREATE TABLE IF NOT EXISTS run_facts
(
    run_id     String,
    first      SimpleAggregateFunction(min, Float64),
    last       SimpleAggregateFunction(max, Float64),
    kind_first SimpleAggregateFunction(min, Float64),
    kind_last  SimpleAggregateFunction(max, Float64),
    created    SimpleAggregateFunction(min, Float64),
    live       SimpleAggregateFunction(min, Float64),
    state      SimpleAggregateFunction(max, Tuple(UInt256, UInt8, String)),
    starts     SimpleAggregateFunction(groupUniqArrayArray, Array(UInt256)),
    ends       SimpleAggregateFunction(groupUniqArrayArray, Array(UInt256)),
    locks      SimpleAggregateFunction(groupUniqArrayArray, Array(Tuple(UInt256, String))),
    leases     SimpleAggregateFunction(groupUniqArrayArray, Array(String)),
    lives      SimpleAggregateFunction(max, Tuple(UInt256, UInt8)),
    system     SimpleAggregateFunction(max, UInt8),
    owner      SimpleAggregateFunction(min, Tuple(UInt256, String, String)),
    org        SimpleAggregateFunction(min, Tuple(UInt256, String, String)),
    place      SimpleAggregateFunction(min, Tuple(UInt256, String, String, String)),
    named      SimpleAggregateFunction(max, Tuple(UInt256, String)),
    typed      SimpleAggregateFunction(max, Tuple(UInt256, String)),
    machine    SimpleAggregateFunction(max, Tuple(UInt256, String)),
    failure    SimpleAggregateFunction(max, Tuple(UInt256, String)),
    unreadable SimpleAggregateFunction(max, Tuple(UInt256, String)),
    meta       SimpleAggregateFunction(min, Tuple(UInt256, String)),
    inputs     SimpleAggregateFunction(max, Tuple(UInt256, String)),
    outputs    SimpleAggregateFunction(max, Tuple(UInt256, String)),
    config     SimpleAggregateFunction(max, Tuple(UInt256, String)),
    listed     SimpleAggregateFunction(max, Tuple(UInt256, String, Array(String), Array(String))),
    filed      SimpleAggregateFunction(groupUniqArrayArray, Array(Tuple(UInt256, String, Array(String), Array(String))))
)
ENGINE = AggregatingMergeTree
ORDER BY run_id
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 256, min_age_to_force_merge_seconds = 600;

-- In which hours (since 1970) something was told of which run: finds the runs of a period without reading those of all others.
CREATE TABLE IF NOT EXISTS run_hours
(
    hour   UInt32,
    run_id String
)
ENGINE = ReplacingMergeTree
ORDER BY (hour, run_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Every error of a run, by time.
CREATE TABLE IF NOT EXISTS run_errors
(
    at     Float64,
    run_id String,
    place  UInt256,
    error  String
)
ENGINE = ReplacingMergeTree
ORDER BY (at, run_id, place)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Which text of the views the rows above were made by. The latest version counts.
CREATE TABLE IF NOT EXISTS run_feeds
(
    version Int64,
    text    String
)
ENGINE = MergeTree
ORDER BY version
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
