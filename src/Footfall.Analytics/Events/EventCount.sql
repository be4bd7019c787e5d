-- How many events the filter lets through.
SELECT count() AS events FROM events WHERE $filter$
