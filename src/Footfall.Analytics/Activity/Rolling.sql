-- How many different users were active on a day or on the days before it: the change from day to day for trailing windows of 1, 7 and 30 days.
-- A user who was active on day d counts from d to d + width - 1, or to the next day with activity, from where that one counts.
-- Places: rows (user_id, at in Unix ms), bucket. Parameters: days (begins, Unix ms). Columns: width, day (from 1), change.
SELECT width, step.1 AS day, sum(step.2) AS change
FROM
(
    SELECT width, arrayJoin([(day, toInt64(1)), (least(day + width, next), toInt64(-1))]) AS step
    FROM
    (
        SELECT day, next, arrayJoin([1, 7, 30]) AS width
        FROM
        (
            SELECT user_id, arraySort(groupUniqArray(toInt64(indexOf({days:Array(Int64)}, $bucket$)))) AS days_active
            FROM $rows$
            GROUP BY user_id
        )
        ARRAY JOIN days_active AS day, arrayPushBack(arrayPopFront(days_active), toInt64(1000000)) AS next
    )
)
GROUP BY width, day
