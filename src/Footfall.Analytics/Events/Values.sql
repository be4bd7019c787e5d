-- The values of one column among the filtered events, the frequent ones first.
-- Parameters: search (part of the value or of the user's name), limit. Columns: value, name, events.
SELECT value, if(told = '', known.name, told) AS name, events
FROM
(
    SELECT
        toString($column$)                              AS value,
        if($is_user$, toString(max(user_name)), '')     AS told,
        count()                                         AS events
    FROM events
    WHERE $filter$ AND toString($column$) != ''
    GROUP BY value
) AS found
LEFT JOIN $user_names$ AS known ON known.id = found.value
WHERE positionCaseInsensitiveUTF8(value, {value_search:String}) > 0 OR positionCaseInsensitiveUTF8(name, {value_search:String}) > 0
ORDER BY events DESC, value
LIMIT {limit:Int64}
