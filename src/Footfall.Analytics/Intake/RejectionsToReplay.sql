-- Rejected records that are whole and were not taken by an earlier replay, in the order they came in.
-- Columns: those of ReplayRow.
SELECT
    id,
    time,
    protocol,
    position,
    content,
    toBool(base64) AS is_base64,
    caller,
    request
FROM dead_letters FINAL
WHERE $rejections$ AND cut = 0 AND outcome != 'accepted'
ORDER BY time, position, id
LIMIT {limit:Int64}
