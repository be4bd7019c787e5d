-- How many sessions of users there are.
-- Places: sessions. Columns: total.
SELECT count() AS total FROM $sessions$
