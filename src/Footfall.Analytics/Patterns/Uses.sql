-- What each user uses how often, of the given features, and in which org most.
-- Parameters: features. Columns: user_id, user_name (latest known), org (empty for none), places (from 1, in the list of features),
-- counts (one a place).
SELECT
    u.who                                                                     AS user_id,
    if(n.name = '', u.who, n.name)                                            AS user_name,
    arraySort((whose, number) -> (-number, whose), u.orgs.1, u.orgs.2)[1]     AS org,
    u.used.1                                                                  AS places,
    u.used.2                                                                  AS counts
FROM
(
    SELECT who, sumMapIf([whose], [toInt64(number)], whose != '') AS orgs, sumMap([place], [number]) AS used
    FROM
    (
        SELECT
            toString(user_id)                                                 AS who,
            indexOf({features:Array(String)}, $feature$)                      AS place,
            toString(if(org_slug != '', org_slug, org_id))                    AS whose,
            count()                                                           AS number
        FROM events
        WHERE $filter$ AND user_id != '' AND (kind != 'audit' OR package != '')
        GROUP BY who, place, whose
        HAVING place > 0
    )
    GROUP BY who
) AS u
LEFT JOIN $user_names$ AS n ON n.id = u.who
ORDER BY user_id
