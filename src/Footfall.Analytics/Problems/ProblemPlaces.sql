-- Where a problem happens: how many of its errors have which value, the ten most frequent of each part. Errors that have all values in common are counted first: of 300,000 that takes
-- half the work. Columns: part, value, events, users, first_seen, last_seen.
SELECT part, value, toInt64(sum(counted)) AS events, toInt64(uniqExactMerge(people)) AS users, min(first) AS first_seen, max(last) AS last_seen
FROM
(
    SELECT version, agent, package, function, client_name, client_version, os, org_slug, org_id, source, scope, class, uniqExactStateIf(user_id, user_id != '') AS people, uniqExact(id) AS counted, min(time) AS first, max(time) AS last
    FROM $errors$
    GROUP BY version, agent, package, function, client_name, client_version, os, org_slug, org_id, source, scope, class
)
ARRAY JOIN ['version', 'agent', 'package', 'function', 'client', 'os', 'org', 'source', 'scope', 'class'] AS part,
    [version, toString(agent), toString(package), toString(function), trim(concat(toString(client_name), ' ', toString(client_version))), toString(os),
        if(org_slug != '', toString(org_slug), toString(org_id)), toString(source), toString(scope), class] AS value
WHERE value != ''
GROUP BY part, value
ORDER BY part, if(part = 'version', toUnixTimestamp64Milli(first_seen), events) DESC, value
LIMIT 10 BY part
