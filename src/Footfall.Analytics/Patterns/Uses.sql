-- What each user uses how often, of the given features, and in which org most.
-- Parameters: features. Columns: user_id, user_name (latest known), org, places (from 1, in the list of features), counts (one a place).
SELECT u.who AS user_id, if(n.name = '', u.who, n.name) AS user_name, u.org AS org, u.places AS places, u.counts AS counts
FROM
(
    SELECT who, argMax(whose, number) AS org, groupArray(place) AS places, groupArray(number) AS counts
    FROM
    (
        SELECT toString(user_id) AS who, indexOf({features:Array(String)}, $feature$) AS place, any(toString(org_slug)) AS whose, count() AS number
        FROM events
        WHERE $filter$ AND user_id != '' AND kind != 'audit'
        GROUP BY who, place
        HAVING place > 0
        ORDER BY who, place
    )
    GROUP BY who
) AS u
LEFT JOIN $user_names$ AS n ON n.id = u.who
ORDER BY user_id
