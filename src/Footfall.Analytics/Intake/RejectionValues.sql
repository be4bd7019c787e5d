-- The values that one column of rejected records has, the frequent ones first.
-- Columns: value, name (the same), events (how many records).
SELECT
    toString($column$) AS value,
    value              AS name,
    count()            AS events
FROM dead_letters FINAL
WHERE $rejections$ AND positionCaseInsensitiveUTF8(value, {value_search:String}) > 0
GROUP BY value
ORDER BY events DESC, value
LIMIT {limit:Int64}
