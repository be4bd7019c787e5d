-- On which days events refer to what: among what they used or made (payload.refs), and menu items by the path of a click. A row a day and thing once its parts
-- are merged; it leads to the events and says nothing that they do not, so a row too many changes no answer. Fed by a view with every insert of events;
-- the first start makes the rows of all that is there. See docs/adr/0031-event-references.md.
CREATE TABLE IF NOT EXISTS event_references
(
    kind LowCardinality(String),
    id   String,
    day  DateTime('UTC')
)
ENGINE = ReplacingMergeTree
ORDER BY (kind, id, day)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Which text of the view the rows above were made by. The latest version counts.
CREATE TABLE IF NOT EXISTS event_reference_feeds
(
    version Int64,
    text    String
)
ENGINE = MergeTree
ORDER BY version
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
