-- The model that a run makes, the latest told: what is trained is known when the run ends, whichever of its events named the model.
-- The view has another text with this version, so all rows are made again at the first start.
ALTER TABLE entity_facts ADD COLUMN IF NOT EXISTS model SimpleAggregateFunction(max, Tuple(Int64, Int64, UInt32, String));

-- Entities as SQL asks for them: one row each, as they are now.
-- org_id or org_slug, whichever was told; deleted_at null while it exists; type and status null where none was told.
CREATE VIEW IF NOT EXISTS entities AS
SELECT
    toString(kind) AS kind, id, nullIf(tupleElement(named, 4), '') AS name,
    nullIf(if(told AND tupleElement(snapshot, 6) != '', tupleElement(snapshot, 6), tupleElement(first, 5)), '') AS org_id,
    nullIf(if(told AND tupleElement(snapshot, 6) != '', '', tupleElement(first, 6)), '') AS org_slug,
    nullIf(if(told AND tupleElement(snapshot, 5) != '', tupleElement(snapshot, 5), tupleElement(first, 4)), '') AS owner_id,
    if(created = 9223372036854775807, NULL, fromUnixTimestamp64Milli(created, 'UTC')) AS created_at,
    if(tupleElement(life, 4) = 1, fromUnixTimestamp64Milli(tupleElement(life, 1), 'UTC'), NULL) AS deleted_at,
    nullIf(tupleElement(typed, 4), '') AS type,
    nullIf(tupleElement(arrayReduce('max', states), 4), '') AS status
FROM
(
    SELECT *, tupleElement(snapshot, 1) > 0 AS told,
        multiIf(told AND tupleElement(snapshot, 3) != 9223372036854775807, tupleElement(snapshot, 3), stated != 9223372036854775807, stated, tupleElement(first, 1)) AS created,
        arrayReduce('max', arrayConcat(lives, if(told AND tupleElement(snapshot, 4) != 9223372036854775807,
            [(tupleElement(snapshot, 4), tupleElement(snapshot, 1), tupleElement(snapshot, 2), toUInt8(1))], []))) AS life
    FROM entity_facts FINAL
    WHERE system = 0
);

-- Who belongs to which team, organization or group, now and earlier: the latest change of each.
CREATE VIEW IF NOT EXISTS memberships AS
SELECT
    toString(kind) AS kind, container AS id, toString(member_kind) AS member_kind, member,
    tupleElement(latest, 4) = 1 AS is_member, fromUnixTimestamp64Milli(tupleElement(latest, 1), 'UTC') AS since
FROM (SELECT *, arrayReduce('max', arrayFilter(c -> c.1 <= toUnixTimestamp64Milli(now64(3)), changes)) AS latest FROM membership_facts FINAL)
WHERE tupleElement(latest, 1) > 0;
