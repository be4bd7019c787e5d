-- What was received from each sender by each protocol, and what became of it, ever and on the UTC day that is given.
-- Columns: those of TotalRow.
SELECT
    owner,
    argMax(day_token, day_last)                AS token,
    protocol,
    outcome,
    sum(day_records)                           AS records,
    sumIf(day_records, day = {today:Date})     AS today,
    min(day_first)                             AS first,
    max(day_last)                              AS last
FROM
(
    SELECT owner, protocol, outcome, day, anyLast(token) AS day_token, sum(records) AS day_records, min(first) AS day_first, max(last) AS day_last
    FROM intake_totals
    GROUP BY owner, protocol, outcome, day
)
GROUP BY owner, protocol, outcome
ORDER BY owner, protocol, outcome
