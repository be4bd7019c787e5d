-- Problems as they stand: one row each, of the errors that count. Not asked by itself; others are made of it. What they do not use of it the engine does not
-- work out, so what decides the type stands apart from the texts, which cost most. Both are chosen by a number that is the order of (time, id): a tuple takes twice to four times as long.
-- Others: errors that the period and the filter leave out, for when a problem was seen first and last. Where there are none, nothing is joined.
-- Parameters: those of the filter, now (Unix ms), e_from. Columns: those of ProblemRow without names and sort_value.
SELECT lower(leftPad(hex(grouped.shown), 16, '0')) AS id, grouped.shown AS number, tupleElement(grouped.texts, 1) AS fingerprint,
    multiIf(startsWith(grouped.kind, '='), substring(grouped.kind, 2), ran.type = 'train', 'Training', startsWith(lower(ran.type), 'import'), 'Import', grouped.kind) AS type,
    grouped.title AS title, tupleElement(grouped.texts, 2) AS message, tupleElement(grouped.texts, 4) AS class,
    multiIf(acts.state = 'resolved' AND if(acts.version != '', acts.version_key != '' AND seen.version_key > acts.version_key, seen.last > acts.state_at), 'regressed',
        acts.state = 'snoozed' AND (toUnixTimestamp64Milli(acts.until) > 0 AND toUnixTimestamp64Milli(acts.until) <= {p_now:Int64} OR acts.most > 0 AND toInt64(seen.events) - acts.counted >= acts.most), 'open',
        acts.state = '', 'open', acts.state) AS state,
    acts.assignee AS assignee, acts.version AS resolved_version,
    if(state = 'snoozed' AND toUnixTimestamp64Milli(acts.until) > 0, acts.until, NULL) AS snoozed_until, if(state = 'snoozed' AND acts.most > 0, acts.most, NULL) AS snoozed_events,
    toInt64(grouped.events) AS events, toInt64(grouped.users) AS users, toInt64(grouped.agents) AS agents, toInt64(grouped.runs) AS runs, toInt64(grouped.sessions) AS sessions,
    tupleElement(grouped.texts, 3) AS user_id, tupleElement(grouped.texts, 5) AS user_name_told, tupleElement(grouped.texts, 8) AS agent,
    grouped.run AS run_id, tupleElement(grouped.texts, 6) AS package, tupleElement(grouped.texts, 7) AS org,
    if(others.events = 0, grouped.first, least(grouped.first, others.first)) AS first_seen, if(others.events = 0, grouped.last, greatest(grouped.last, others.last)) AS last_seen,
    grouped.first AS first_in_period, grouped.last AS last_in_period, toBool(first_seen >= {e_from:DateTime64(3)} AND {p_has_begin:UInt8} = 1) AS is_new,
    if(grouped.run != '' AND ran.runtime >= 0, toInt64(ran.runtime), toUnixTimestamp64Milli(last_seen) - toUnixTimestamp64Milli(first_seen)) AS duration_ms,
    if(grouped.run != '' AND ran.runtime >= 0, 'run', 'group') AS duration_kind,
    arrayMap(v -> v.2, arrayReverseSort(grouped.versions)) AS versions
FROM
(
    SELECT shown, uniqExact(id) AS events, uniqExactIf(user_id, user_id != '') AS users, uniqExactIf(agent, agent != '') AS agents,
        uniqExactIf(run_id, run_id != '') AS runs, uniqExactIf(session_id, session_id != '') AS sessions, min(time) AS first, max(time) AS last,
        groupUniqArrayIf(100)((version_key, version), version != '') AS versions,
        argMax(multiIf(told_type != '', concat('=', told_type), run_id != '' OR function != '', 'App', agent != '', 'Agent', 'System'), $latest$) AS kind, argMax(run_id, $latest$) AS run, argMax(title, $latest$) AS title,
        argMax((fingerprint, message, toString(user_id), class, toString(user_name), toString(package), if(org_slug != '', toString(org_slug), toString(org_id)), toString(agent)), $latest$) AS texts
    FROM $errors$
    GROUP BY shown
) AS grouped
LEFT JOIN (SELECT shown, count() AS events, min(time) AS first, max(time) AS last FROM $others$ GROUP BY shown) AS others ON others.shown = grouped.shown
LEFT JOIN $acts$ AS acts ON acts.problem = grouped.shown
LEFT JOIN (SELECT shown, max(version_key) AS version_key, max(time) AS last, uniqExact(id) AS events FROM $everybodys$ WHERE shown IN (SELECT problem FROM problem_actions WHERE state IN ('resolved', 'snoozed')) GROUP BY shown) AS seen
    ON seen.shown = grouped.shown
LEFT JOIN $runs$ AS ran ON ran.run_id = grouped.run
