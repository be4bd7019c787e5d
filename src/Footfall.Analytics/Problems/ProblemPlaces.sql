-- Where a problem happens: how many of its errors have which value, the ten most frequent of each part. Columns: part, value, events, users, first_seen, last_seen.
SELECT part, value, toInt64(uniqExact(id)) AS events, toInt64(uniqExactIf(user_id, user_id != '')) AS users, min(time) AS first_seen, max(time) AS last_seen
FROM $errors$
ARRAY JOIN ['version', 'agent', 'package', 'function', 'client', 'os', 'org', 'source', 'scope', 'class'] AS part,
    [version, toString(agent), toString(package), toString(function), trim(concat(toString(client_name), ' ', toString(client_version))), toString(os),
        if(org_slug != '', toString(org_slug), toString(org_id)), toString(source), toString(scope), class] AS value
WHERE value != ''
GROUP BY part, value
ORDER BY part, if(part = 'version', toUnixTimestamp64Milli(first_seen), events) DESC, value
LIMIT 10 BY part
