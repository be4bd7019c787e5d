-- The latest change of each member of some orgs or groups until now (semantics 4.5).
-- Parameters: kinds (team and organization, or group), ids. Columns: container, member, kind (user or group), is_member, time (Unix ms),
-- received (Unix ms), position.
SELECT container, member, toString(member_kind) AS kind, CAST(latest.4 = 1, 'Bool') AS is_member,
    arrayReduce('max', arrayFilter(c -> c.1 <= toUnixTimestamp64Milli(now64(3)), changes)) AS latest,
    latest.1 AS time, latest.2 AS received, toInt64(latest.3) AS position
FROM membership_facts FINAL
WHERE membership_facts.kind IN {kinds:Array(String)} AND container IN {ids:Array(String)}
