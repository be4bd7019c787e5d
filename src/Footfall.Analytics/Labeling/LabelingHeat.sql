-- Labeling actions by day and user (B5). Columns: day, user_id, user_name, actions.
SELECT day, counted.user_id AS user_id, if(names.name = '', counted.user_id, names.name) AS user_name, toInt64(actions) AS actions
FROM
(
    SELECT toString(toDate(time, {f_tz:String})) AS day, toString(user_id) AS user_id, count() AS actions
    FROM events
    WHERE $filter$ AND scope IN ($scopes$) AND user_id != ''
    GROUP BY day, user_id
) AS counted
LEFT JOIN $user_names$ AS names ON names.id = counted.user_id
ORDER BY day, user_name, user_id
