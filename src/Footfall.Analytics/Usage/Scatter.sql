-- Who used what, when, and how often: a point a bucket, thing and user. Events without a user are nobody's point.
-- The largest points are kept when there are too many.
-- Columns: time (start of the bucket), package (Core for none), thing, user_id, user_name (latest known, else the id), count (events),
-- points and events (in all, beyond the limit).
SELECT
    fromUnixTimestamp64Milli(p.bucket, 'UTC')                AS time,
    if(p.owner = '', 'Core', toString(p.owner))              AS package,
    if(p.thing = '', 'Core', toString(p.thing))              AS thing,
    toString(p.who)                                          AS user_id,
    if(n.name = '', toString(p.who), n.name)                 AS user_name,
    p.number                                                 AS count,
    p.points                                                 AS points,
    p.total                                                  AS events
FROM
(
    SELECT *, count() OVER () AS points, sum(number) OVER () AS total
    FROM
    (
        SELECT bucket, $owner$ AS owner, $thing$ AS thing, user_id AS who, sum(events) AS number
        FROM $rows$
        WHERE user_id != '' AND $which$
        GROUP BY bucket, owner, thing, who
    )
    ORDER BY number DESC, bucket, owner, thing, who
    $limit$
) AS p
LEFT JOIN $user_names$ AS n ON n.id = p.who
ORDER BY time, package, thing, user_id
