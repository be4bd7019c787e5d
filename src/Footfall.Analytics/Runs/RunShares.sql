-- Runs by status, user, agent, name, type or org, the most first: the first rows of each. Columns: part, key ('' for none), name, runs, failed, mean_ms.
SELECT told.part AS part, told.key AS key, if(told.part != 'user', told.key, $user_name$) AS name, told.runs AS runs, told.failed AS failed, told.mean_ms AS mean_ms
FROM
(
    SELECT parts.1 AS part, parts.2 AS key, max(user_name_told) AS name_told, toInt64(count()) AS runs, toInt64(countIf(phase = 3 OR has_error)) AS failed,
        if(countIf(is_ended AND runtime >= 0) = 0, NULL, avgIf(runtime, is_ended AND runtime >= 0)) AS mean_ms
    FROM (SELECT *, arrayJoin([('status', shown), ('user', user_id), ('agent', agent), ('name', name), ('type', type), ('org', if(org_slug != '', org_slug, org_id))]) AS parts FROM $runs$)
    GROUP BY part, key
    ORDER BY part, runs DESC, key
    LIMIT {limit:Int64} BY part
) AS told
$names$
ORDER BY part, runs DESC, key
