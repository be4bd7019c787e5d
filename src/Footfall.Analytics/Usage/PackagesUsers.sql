-- Who used which package how often. An event belongs to one package, or to none, which is shown as Core.
-- Parameters: limit. Columns: package, user_id, user_name (latest known), count, first, last.
SELECT if(p.package = '', 'Core', p.package) AS package, p.user_id AS user_id, n.name AS user_name, p.count AS count, p.first AS first, p.last AS last
FROM
(
    SELECT toString(package) AS package, toString(user_id) AS user_id, count() AS count, min(time) AS first, max(time) AS last
    FROM events
    WHERE $filter$ AND user_id != ''
    GROUP BY package, user_id
    ORDER BY count DESC, package, user_id
    LIMIT {limit:Int64}
) AS p
LEFT JOIN $user_names$ AS n ON n.id = p.user_id
ORDER BY count DESC, package, user_id
