-- How long it took to install versions of packages: what servers told when they published one (publish:package with payload.ms).
-- Parameters: packages (empty for all), limit. Columns: time, package, version, ms, user_id, user_name, total (beyond the limit).
SELECT p.at AS time, p.called AS package, p.version AS version, p.took AS ms, p.who AS user_id, if(n.name = '', p.who, n.name) AS user_name, p.total AS total
FROM
(
    SELECT
        time                                                                            AS at,
        multiIf(package != '', toString(package), obj_val != '', obj_val, obj_id)       AS called,
        JSONExtractString(payload, 'version')                                           AS version,
        JSONExtractFloat(payload, 'ms')                                                 AS took,
        toString(user_id)                                                               AS who,
        count() OVER ()                                                                 AS total
    FROM events
    WHERE $filter$ AND scope = 'publish:package' AND JSONHas(payload, 'ms')
        AND (empty({packages:Array(String)}) OR called IN {packages:Array(String)})
    ORDER BY at DESC, called
    $limit$
) AS p
LEFT JOIN $user_names$ AS n ON n.id = p.who
ORDER BY time DESC, package
