-- What was used with what: any two things that one event refers to (payload.refs), each pair once, and once more where one was also made of the other.
-- What an event made stands behind what it was made of; else the smaller one stands first.
-- Parameters: node_kind, node_id (empty for all pairs), limit.
-- Columns: from_kind, from_id, from_name, to_kind, to_id, to_name, made (whether the second was made of the first), scope (the usual one), count,
-- first, last, total (pairs in all, beyond the limit).
SELECT
    p.one.1 AS from_kind, p.one.2 AS from_id, if(a.name = '', p.one.2, a.name) AS from_name,
    p.two.1 AS to_kind, p.two.2 AS to_id, if(b.name = '', p.two.2, b.name) AS to_name,
    CAST(p.is_made, 'Bool') AS made, p.usual AS scope, p.number AS count, p.earliest AS first, p.latest AS last, p.total AS total
FROM
(
    SELECT *, count() OVER () AS total
    FROM
    (
        SELECT
            pair.1 AS one, pair.2 AS two, pair.3 AS is_made,
            topK(1)(done)[1] AS usual, count() AS number, min(at) AS earliest, max(at) AS latest
        FROM
        (
            SELECT
                time AS at,
                toString(scope) AS done,
                arraySort(arrayDistinct(arrayFilter(r -> r.2 != '' AND r.3 != '', arrayMap(
                    r -> (JSONExtractString(r, 'role') = 'output', JSONExtractString(r, 'kind'), if(JSONType(r, 'id') = 'String', JSONExtractString(r, 'id'), JSONExtractRaw(r, 'id'))),
                    arraySlice(JSONExtractArrayRaw(payload, 'refs'), 1, 50))))) AS refs
            FROM events
            WHERE $filter$$near$ AND position(payload, '"refs"') > 0
        )
        ARRAY JOIN arrayFlatten(arrayMap(i -> arrayMap(j -> ((refs[i].2, refs[i].3), (refs[j].2, refs[j].3), refs[i].1 < refs[j].1), range(i + 1, length(refs) + 1)), range(1, length(refs) + 1))) AS pair
        WHERE pair.1 != pair.2
            AND ({node_kind:String} = '' OR pair.1 = ({node_kind:String}, {node_id:String}) OR pair.2 = ({node_kind:String}, {node_id:String}))
        GROUP BY pair
    )
    ORDER BY number DESC, one, two, is_made
    LIMIT {limit:Int64}
) AS p
LEFT JOIN (SELECT kind, id, ifNull(name, '') AS name FROM entities WHERE $visible$) AS a ON a.kind = p.one.1 AND a.id = p.one.2
LEFT JOIN (SELECT kind, id, ifNull(name, '') AS name FROM entities WHERE $visible$) AS b ON b.kind = p.two.1 AND b.id = p.two.2
ORDER BY count DESC, from_kind, from_id, to_kind, to_id
