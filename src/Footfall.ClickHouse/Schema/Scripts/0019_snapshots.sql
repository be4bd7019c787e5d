-- Of all that snapshots say of an entity (PUT /api/v1/entities/{kind}), the latest counts alone, and no longer the earliest beside it.
--   confirms   when it was confirmed, as events say
--   met        the earliest instant that a snapshot is of
--   told       what the latest snapshot says; '', -1 and 9223372036854775807 stand for what it does not
-- The view has another text with this version, so all rows are made again at the first start.
ALTER TABLE entity_facts
    DROP COLUMN IF EXISTS snapshot,
    DROP COLUMN IF EXISTS confirmed,
    ADD COLUMN IF NOT EXISTS confirms SimpleAggregateFunction(groupUniqArrayArray, Array(Int64)),
    ADD COLUMN IF NOT EXISTS met SimpleAggregateFunction(min, Int64),
    ADD COLUMN IF NOT EXISTS told SimpleAggregateFunction(max, Tuple(
        received Int64, position UInt32, event UUID, created Int64, deleted Int64, owner String, org String, domain String, provider String, origin String,
        auto Int8, system Int8, confirmed Int8, status String));

-- Of memberships the same, each known by when it began.
--   moves      additions (1) and removals (0), as events say
--   met        the earliest instant that a snapshot is of
--   told       what snapshots say: begin, received, position, event, end
--   changes    moves, with the begins and ends that snapshots say, of each begin the latest
ALTER TABLE membership_facts
    DROP COLUMN IF EXISTS changes,
    ADD COLUMN IF NOT EXISTS moves SimpleAggregateFunction(groupUniqArrayArray, Array(Tuple(Int64, Int64, UInt32, UInt8))),
    ADD COLUMN IF NOT EXISTS met SimpleAggregateFunction(min, Int64),
    ADD COLUMN IF NOT EXISTS told SimpleAggregateFunction(groupUniqArrayArray, Array(Tuple(Int64, Int64, UInt32, UUID, Int64)));

ALTER TABLE membership_facts ADD COLUMN IF NOT EXISTS changes Array(Tuple(Int64, Int64, UInt32, UInt8)) ALIAS
    if(empty(told), moves, arrayConcat(moves, arrayFilter(c -> c.1 != 9223372036854775807, arrayFlatten(arrayMap(
        t -> [(if(t.1 = 9223372036854775807, met, t.1), t.2, t.3, toUInt8(1)), (t.5, t.2, t.3, toUInt8(0))],
        arrayFilter(t -> NOT arrayExists(u -> u.1 = t.1 AND (u.2, u.3) > (t.2, t.3), told), told))))));

DROP VIEW IF EXISTS entities;

-- Entities as SQL asks for them: one row each, as they are now. What was only named, and never told to be created, is none.
-- org_id or org_slug, whichever was told; deleted_at null while it exists; type and status null where none was told.
CREATE VIEW entities AS
SELECT
    toString(kind) AS kind, id, nullIf(tupleElement(named, 4), '') AS name,
    nullIf(if(tupleElement(told, 'org') != '', tupleElement(told, 'org'), tupleElement(first, 5)), '') AS org_id,
    nullIf(if(tupleElement(told, 'org') != '', '', tupleElement(first, 6)), '') AS org_slug,
    nullIf(if(tupleElement(told, 'owner') != '', tupleElement(told, 'owner'), tupleElement(first, 4)), '') AS owner_id,
    fromUnixTimestamp64Milli(created, 'UTC') AS created_at,
    if(tupleElement(life, 4) = 1, fromUnixTimestamp64Milli(tupleElement(life, 1), 'UTC'), NULL) AS deleted_at,
    nullIf(tupleElement(typed, 4), '') AS type,
    nullIf(if(tupleElement(told, 'status') != '' AND tupleElement(told, 'received') >= tupleElement(state, 1), tupleElement(told, 'status'), tupleElement(state, 4)), '') AS status
FROM
(
    SELECT *, arrayReduce('max', states) AS state,
        multiIf(tupleElement(told, 'created') != 9223372036854775807, tupleElement(told, 'created'), stated != 9223372036854775807, stated, least(tupleElement(first, 1), met)) AS created,
        arrayReduce('max', arrayFilter(l -> l.1 <= toUnixTimestamp64Milli(now64(3)), arrayPushBack(lives,
            (tupleElement(told, 'deleted'), tupleElement(told, 'received'), tupleElement(told, 'position'), toUInt8(1))))) AS life
    FROM entity_facts FINAL
    WHERE if(tupleElement(told, 'system') >= 0, tupleElement(told, 'system'), entity_facts.system) = 0
)
WHERE created != 9223372036854775807;
