-- How long and how often apps were used, by the names that Coder's insights give them. Different minutes of each user; used once is a run of
-- half hours without a hole.
-- Places: hours (user_id, hour in Unix s, category, app, template, minutes). Columns: slug, minutes, times_used, templates (in order, without '').
SELECT slug, sum(user_minutes) AS minutes, sum(runs) AS times_used, arraySort(arrayFilter(t -> t != '', groupUniqArrayArray(used))) AS templates
FROM
(
    SELECT
        user_id,
        slug,
        sum(bitCount(mask)) AS user_minutes,
        length(arrayFilter(step -> step != 1, arrayDifference(arraySort(groupUniqArrayArray(half_hours))))) AS runs,
        groupUniqArrayArray(hour_templates) AS used
    FROM
    (
        SELECT
            user_id,
            multiIf(
                category = 'web_terminal', 'reconnecting-pty',
                category = 'tunnel' AND app = 'gateway', 'jetbrains',
                category = 'tunnel' AND app IN ('', 'tunnel', 'ssh', 'sync', 'port_forward', 'port-forward'), 'ssh',
                toString(app)) AS slug,
            groupBitOr(minutes) AS mask,
            arrayFilter(h -> bitAnd(bitShiftRight(mask, 30 * (h % 2)), 1073741823) != 0, [intDiv(toInt64(hour), 3600) * 2, intDiv(toInt64(hour), 3600) * 2 + 1]) AS half_hours,
            groupUniqArray(toString(template)) AS hour_templates
        FROM $hours$
        GROUP BY user_id, slug, hour
    )
    WHERE slug != ''
    GROUP BY user_id, slug
)
GROUP BY slug
ORDER BY slug
