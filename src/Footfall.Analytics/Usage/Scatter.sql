-- Who used what, when, and how often: a point a bucket, thing and user. Events without a user are nobody's point.
-- The largest points are kept when there are too many.
-- Columns: time (start of the bucket), package (Core for none), thing, user_id, user_name (latest known, else the id), count (events),
-- points and events (in all, beyond the limit).
SELECT
    fromUnixTimestamp64Milli(p.bucket, 'UTC')    AS time,
    if(p.owner = '', 'Core', p.owner)            AS package,
    p.thing                                      AS thing,
    p.who                                        AS user_id,
    if(n.name = '', p.who, n.name)               AS user_name,
    p.number                                     AS count,
    p.points                                     AS points,
    p.total                                      AS events
FROM
(
    SELECT *, count() OVER () AS points, sum(number) OVER () AS total
    FROM
    (
        SELECT $bucket$ AS bucket, toString($owner$) AS owner, toString($thing$) AS thing, toString(user_id) AS who, count() AS number
        FROM events
        WHERE $filter$ AND user_id != '' AND $which$
        GROUP BY bucket, owner, thing, who
    )
    ORDER BY number DESC, bucket, owner, thing, who
    $limit$
) AS p
LEFT JOIN $user_names$ AS n ON n.id = p.who
ORDER BY time, package, thing, user_id
