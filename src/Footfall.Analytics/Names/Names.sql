-- What has been seen in events, by part of its name or id; exact ids when some are given.
-- Parameters: kind ('' for all), search, ids, limit. Columns: kind, id, name ('' when unknown), total (beyond the limit).
SELECT kind, id, name, count() OVER () AS total
FROM
(
    SELECT kind, id, tupleElement(max(named), 2) AS name
    FROM names
    WHERE kind IN ('org', 'package', 'project') AND $seen$
    GROUP BY kind, id
    UNION ALL
    SELECT 'user' AS kind, id, name
    FROM $user_names$
)
WHERE ({kind:String} = '' OR kind = {kind:String})
    AND (empty({ids:Array(String)}) OR id IN {ids:Array(String)})
    AND (positionCaseInsensitiveUTF8(name, {search:String}) > 0 OR positionCaseInsensitiveUTF8(id, {search:String}) > 0)
ORDER BY startsWith(lowerUTF8(name), lowerUTF8({search:String})) DESC, kind, lowerUTF8(name), id
LIMIT {limit:Int64}
