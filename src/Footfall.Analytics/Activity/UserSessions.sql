-- Sessions of users in order, the newest first: what was done in each. Events without session id are one session as long as no pause of over 30
-- minutes lies between the end of all before and the next.
-- Places: sessions, page. Columns: user_id, session_id ('' where events have none), first, last, events, errors, categories, apps, scopes (the
-- most frequent).
SELECT
    toString(user_id) AS user_id, session_id, fromUnixTimestamp64Milli(first, 'UTC') AS first, fromUnixTimestamp64Milli(last, 'UTC') AS last,
    events, errors, categories, apps, scopes
FROM $sessions$
ORDER BY first DESC, user_id, session_id
$page$
