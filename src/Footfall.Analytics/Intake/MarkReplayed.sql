-- Writes rejected records again with what their replay came to, as versions that replace the ones before.
INSERT INTO dead_letters
SELECT * REPLACE (
    fromUnixTimestamp64Milli({now:Int64}, 'UTC')                                                       AS replayed,
    transform(toString(id), {ids:Array(String)}, {outcomes:Array(String)}, toString(outcome))           AS outcome,
    transform(toString(id), {ids:Array(String)}, {messages:Array(String)}, outcome_message)             AS outcome_message,
    version + 1                                                                                         AS version
)
FROM dead_letters FINAL
WHERE has({ids:Array(String)}, toString(id))
