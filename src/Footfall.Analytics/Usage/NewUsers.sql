-- Metrics over the users whose first event ever lies in the period and who have an event that the filter lets through.
SELECT $metrics$
FROM
(
    SELECT id, min(first) AS first
    FROM names
    WHERE kind = 'user' AND id IN (SELECT toString(user_id) FROM $rows$ WHERE user_id != '')
    GROUP BY id
    HAVING first >= {from:DateTime64(3)} AND first < {to:DateTime64(3)}
)
