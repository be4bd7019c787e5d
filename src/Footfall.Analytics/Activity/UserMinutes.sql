-- How many different minutes each user was active in a period, and with which templates.
-- Places: hours (user_id, hour, template, minutes). Columns: user_id, minutes, templates (in order, without '').
SELECT toString(user_id) AS user_id, sum(bitCount(mask)) AS minutes, arraySort(arrayFilter(t -> t != '', groupUniqArrayArray(used))) AS templates
FROM
(
    SELECT user_id, hour, groupBitOr(minutes) AS mask, groupUniqArray(toString(template)) AS used
    FROM $hours$
    GROUP BY user_id, hour
)
GROUP BY user_id
ORDER BY user_id
