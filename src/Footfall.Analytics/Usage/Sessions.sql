-- Metrics over sessions. A stretch without session id begins a new session when it begins more than 30 minutes after all
-- earlier stretches of its user have ended; for the first one last_before is 0. Stretches with one need no such order.
SELECT $metrics$
FROM
(
    SELECT session_id, first, first AS last_before
    FROM $rows$
    WHERE session_id != ''
    UNION ALL
    SELECT
        session_id,
        first,
        max(last) OVER (PARTITION BY user_id ORDER BY first ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS last_before
    FROM $rows$
    WHERE session_id = ''
)
