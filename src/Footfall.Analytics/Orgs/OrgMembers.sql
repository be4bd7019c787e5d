-- Who belongs to an org now (semantics 4.5), the latest change of each deciding, under whichever of its names it was made.
-- Parameters: orgs (its id and short name). Columns: id, name ('' when unknown), kind, since (milliseconds).
SELECT member AS id, tupleElement(max(named), 2) AS name, any(member_kind) AS kind, any(latest.1) AS since
FROM
(
    SELECT member, toString(any(member_kind)) AS member_kind,
        arrayReduce('max', arrayFilter(c -> c.1 <= toUnixTimestamp64Milli(now64(3)), groupArrayArray(changes))) AS latest
    FROM membership_facts FINAL
    WHERE kind IN ('team', 'organization') AND container IN {orgs:Array(String)}
    GROUP BY member
    HAVING latest.4 = 1
) AS members
LEFT JOIN (SELECT id, named FROM names WHERE kind = 'user') AS users ON users.id = members.member
GROUP BY member
ORDER BY lowerUTF8(if(name = '', id, name)), id
LIMIT 10000
