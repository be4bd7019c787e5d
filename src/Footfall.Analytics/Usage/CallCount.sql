-- How many calls of functions. Columns: events.
SELECT count() AS events FROM $rows$
