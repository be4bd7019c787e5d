-- Sums over users. Places: rows (user_id, n). Columns: users, minutes.
SELECT uniqExact(user_id) AS users, sum(n) AS minutes
FROM $rows$
