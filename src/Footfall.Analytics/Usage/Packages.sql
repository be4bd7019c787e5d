-- Packages by the number of different users.
-- Parameters: limit. Columns: package (Core for none), users, count (events), total (packages in all, beyond
-- the limit; Core is a row, but no package).
SELECT
    if(key = '', 'Core', toString(key))  AS package,
    uniqExactIf(user_id, user_id != '')  AS users,
    sum(q0 + q1 + q2 + q3)               AS count,
    countIf(key != '') OVER ()           AS total
FROM (SELECT package AS key, user_id, q0, q1, q2, q3 FROM $rows$)
GROUP BY key
ORDER BY users DESC, count DESC, package
LIMIT {limit:Int64}
