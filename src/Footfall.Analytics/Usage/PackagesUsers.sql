-- Who used which package how often. An event belongs to one package, or to none, which is shown as Core.
-- Parameters: limit. Columns: package, user_id, user_name (latest known), count, first, last.
SELECT if(p.owner = '', 'Core', toString(p.owner)) AS package, toString(p.who) AS user_id, n.name AS user_name, p.number AS count, p.earliest AS first, p.latest AS last
FROM
(
    SELECT package AS owner, user_id AS who, sum(events) AS number, min(first) AS earliest, max(last) AS latest
    FROM $rows$
    WHERE user_id != ''
    GROUP BY owner, who
    ORDER BY number DESC, owner, who
    LIMIT {limit:Int64}
) AS p
LEFT JOIN $user_names$ AS n ON n.id = p.who
ORDER BY count DESC, package, user_id
