-- How many rejected records match.
-- Columns: records.
SELECT count() AS records
FROM dead_letters FINAL
WHERE $rejections$
