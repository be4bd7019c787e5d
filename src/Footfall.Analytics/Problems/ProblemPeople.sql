-- Who met a problem, the most often first. Parameters: those of the filter, limit. Columns: user_id, user_name, org, events, sessions, first_seen, last_seen.
SELECT told.user_id AS user_id, multiIf(names.name != '', names.name, told.name != '', told.name, told.user_id) AS user_name, told.org AS org,
    toInt64(told.events) AS events, toInt64(told.sessions) AS sessions, told.first_seen AS first_seen, told.last_seen AS last_seen
FROM
(
    SELECT toString(user_id) AS user_id, toString(argMaxIf(user_name, time, user_name != '')) AS name, argMax(if(org_slug != '', org_slug, org_id), time) AS org,
        uniqExact(id) AS events, uniqExactIf(session_id, session_id != '') AS sessions, min(time) AS first_seen, max(time) AS last_seen
    FROM $errors$
    WHERE user_id != ''
    GROUP BY user_id
) AS told
LEFT JOIN $user_names$ AS names ON names.id = told.user_id
ORDER BY events DESC, last_seen DESC, user_id
LIMIT {limit:Int64}
