-- Events of a run between two times, in their order. Parameters: run, first, last (Unix ms), limit (of lines of its log, and of all else).
-- Columns: those of RunEventRow.
SELECT id, toString(place_told) AS place, at, verb, toString(level) AS level, kind_told AS kind, toBool(is_record) AS is_record, status, phase, toString(user_id) AS user_id, toString(agent) AS agent, payload,
    JSONExtractInt(readable, 'row') AS row, JSONExtractString(readable, 'message') AS message
FROM ($told$)
WHERE told_run = {run:String} AND $what$
ORDER BY place_told
LIMIT {limit:Int64} BY verb = 'log'
