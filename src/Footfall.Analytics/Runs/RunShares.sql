-- Runs by status, user, agent, name, type or org, the most first: the first rows of each. Columns: part, key ('' for none), name, runs, failed, mean_ms.
SELECT parts.1 AS part, parts.2 AS key, if(part != 'user', key, multiIf(any(names.name) != '', any(names.name), max(told.user_name_told) != '', max(told.user_name_told), key)) AS name,
    toInt64(count()) AS runs, toInt64(countIf(phase = 3 OR has_error)) AS failed,
    if(countIf(is_ended AND runtime >= 0) = 0, NULL, avgIf(runtime, is_ended AND runtime >= 0)) AS mean_ms
FROM (SELECT *, arrayJoin([('status', shown), ('user', user_id), ('agent', agent), ('name', name), ('type', type), ('org', if(org_slug != '', org_slug, org_id))]) AS parts FROM $runs$) AS told
LEFT JOIN $user_names$ AS names ON names.id = told.user_id
GROUP BY part, key
ORDER BY part, runs DESC, key
LIMIT {limit:Int64} BY part
