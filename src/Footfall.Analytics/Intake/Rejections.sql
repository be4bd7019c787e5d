-- Records that were not taken, as they were sent.
-- Columns: those of RejectionRow; index is null for a body that could not be read as a whole.
SELECT
    id,
    time,
    batch,
    owner,
    token,
    protocol,
    if(position < 0, NULL, position) AS index,
    reason,
    message,
    content,
    bytes,
    toBool(cut)                      AS is_cut,
    toBool(base64)                   AS is_base64,
    replayed,
    nullIf(toString(outcome), '')    AS outcome,
    nullIf(outcome_message, '')      AS outcome_message
FROM
(
    SELECT *
    FROM dead_letters FINAL
    WHERE $rejections$ AND $after$
    ORDER BY $order$
    $limit$
)
ORDER BY $order$
