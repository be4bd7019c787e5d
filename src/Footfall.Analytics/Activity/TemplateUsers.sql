-- How many different users were active in each bucket, and with which templates.
-- Places: rows (user_id, at in Unix ms, template), bucket. Columns: bucket (Unix ms), users, templates (in order, without '').
SELECT $bucket$ AS bucket, uniqExact(user_id) AS users, arraySort(arrayFilter(t -> t != '', groupUniqArray(toString(template)))) AS templates
FROM $rows$
GROUP BY bucket
ORDER BY bucket
