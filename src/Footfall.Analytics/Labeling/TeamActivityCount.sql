-- How many rows the activity log of teams has. Columns: events.
SELECT count() AS events FROM events WHERE $filter$ AND scope IN ($scopes$) AND $of$
