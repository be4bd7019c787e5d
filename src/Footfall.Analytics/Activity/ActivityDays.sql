-- Different minutes by bucket and category, summed over users; category any for all of them together, minute by minute.
-- Places: rows (category, at, n), any (at, n), bucket. Columns: bucket (Unix ms), category, minutes.
SELECT $bucket$ AS bucket, toString(category) AS category, sum(n) AS minutes
FROM $rows$
GROUP BY bucket, category
UNION ALL
SELECT $bucket$ AS bucket, 'any' AS category, sum(n) AS minutes
FROM $any$
GROUP BY bucket
