-- Apps by how long they were used, and how often they were opened: sessions of their own.
-- Places: rows (user_id, category, app, n), sessions (category, app, first and last in Unix ms), totals (all_apps beside each
-- row, where a page shows it), page. Columns: category, app ('' where nothing names one), users, minutes (summed over users), opens, mean_ms, median_ms (null without opens).
SELECT m.category AS category, m.app AS app, m.app_users AS users, m.app_minutes AS minutes, s.opened AS opens, s.mean AS mean_ms, s.median AS median_ms $totals$
FROM
(
    SELECT toString(category) AS category, toString(app) AS app, uniqExact(user_id) AS app_users, sum(n) AS app_minutes
    FROM $rows$
    GROUP BY category, app
) AS m
LEFT JOIN
(
    SELECT toString(category) AS category, toString(app) AS app, count() AS opened, toNullable(round(avg(last - first))) AS mean, toNullable(quantileExactInclusive(0.5)(last - first)) AS median
    FROM $sessions$
    GROUP BY category, app
) AS s ON s.category = m.category AND s.app = m.app
ORDER BY minutes DESC, category, app
$page$
