-- Problems as they stand: one row each, of the errors that count. Not asked by itself; others are made of it. What they do not use of it the engine does not
-- work out, so what decides the type stands apart from the texts, which cost most.
-- Parameters: those of the filter, now (Unix ms), e_from. Columns: those of ProblemRow without names and sort_value.
SELECT lower(leftPad(hex(grouped.shown), 16, '0')) AS id, grouped.shown AS number, tupleElement(grouped.texts, 1) AS fingerprint,
    multiIf(tupleElement(grouped.latest, 1) != '', tupleElement(grouped.latest, 1), ran.type = 'train', 'Training', startsWith(lower(ran.type), 'import'), 'Import',
        tupleElement(grouped.latest, 2) != '' OR tupleElement(grouped.latest, 3) != '', 'App', tupleElement(grouped.latest, 4) != '', 'Agent', 'System') AS type,
    tupleElement(grouped.texts, 2) AS title, tupleElement(grouped.texts, 3) AS message, tupleElement(grouped.texts, 5) AS class,
    multiIf(acts.state = 'resolved' AND if(acts.version_key != '', seen.version_key > acts.version_key, seen.last > acts.state_at), 'regressed',
        acts.state = 'snoozed' AND (toUnixTimestamp64Milli(acts.until) > 0 AND toUnixTimestamp64Milli(acts.until) <= {p_now:Int64} OR acts.most > 0 AND toInt64(seen.events) - acts.counted >= acts.most), 'open',
        acts.state = '', 'open', acts.state) AS state,
    acts.assignee AS assignee, acts.version AS resolved_version,
    if(toUnixTimestamp64Milli(acts.until) = 0, NULL, acts.until) AS snoozed_until, if(acts.most = 0, NULL, acts.most) AS snoozed_events,
    toInt64(grouped.events) AS events, toInt64(grouped.users) AS users, toInt64(grouped.agents) AS agents, toInt64(grouped.runs) AS runs, toInt64(grouped.sessions) AS sessions,
    tupleElement(grouped.texts, 4) AS user_id, tupleElement(grouped.texts, 6) AS user_name_told, tupleElement(grouped.latest, 4) AS agent,
    tupleElement(grouped.latest, 2) AS run_id, tupleElement(grouped.texts, 7) AS package, tupleElement(grouped.texts, 8) AS org,
    always.first_seen AS first_seen, always.last_seen AS last_seen, grouped.first AS first_in_period, grouped.last AS last_in_period,
    toBool(always.first_seen >= {e_from:DateTime64(3)} AND {p_has_begin:UInt8} = 1) AS is_new,
    if(tupleElement(grouped.latest, 2) != '' AND ran.runtime >= 0, toInt64(ran.runtime), toUnixTimestamp64Milli(always.last_seen) - toUnixTimestamp64Milli(always.first_seen)) AS duration_ms,
    if(tupleElement(grouped.latest, 2) != '' AND ran.runtime >= 0, 'run', 'group') AS duration_kind,
    arrayMap(v -> v.2, arrayReverseSort(grouped.versions)) AS versions
FROM
(
    SELECT shown, uniqExact(id) AS events, uniqExactIf(user_id, user_id != '') AS users, uniqExactIf(agent, agent != '') AS agents,
        uniqExactIf(run_id, run_id != '') AS runs, uniqExactIf(session_id, session_id != '') AS sessions, min(time) AS first, max(time) AS last,
        groupUniqArrayIf(100)((version_key, version), version != '') AS versions,
        argMax((toString(told_type), run_id, toString(function), toString(agent)), (time, id)) AS latest,
        argMax((fingerprint, title, message, toString(user_id), class, toString(user_name), toString(package), if(org_slug != '', toString(org_slug), toString(org_id))), (time, id)) AS texts
    FROM $errors$
    GROUP BY shown
) AS grouped
INNER JOIN (SELECT shown, min(time) AS first_seen, max(time) AS last_seen FROM $always$ GROUP BY shown) AS always ON always.shown = grouped.shown
LEFT JOIN $acts$ AS acts ON acts.problem = grouped.shown
LEFT JOIN (SELECT shown, max(version_key) AS version_key, max(time) AS last, uniqExact(id) AS events FROM $everybodys$ WHERE shown IN (SELECT problem FROM problem_actions WHERE state IN ('resolved', 'snoozed')) GROUP BY shown) AS seen
    ON seen.shown = grouped.shown
LEFT JOIN $runs$ AS ran ON ran.run_id = tupleElement(grouped.latest, 2)
