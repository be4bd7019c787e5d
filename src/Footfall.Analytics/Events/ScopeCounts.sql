-- How many events each scope has before a time, and since when: what a retention would take away. Footfall's own audit is no part of it.
-- Parameters: before: Unix milliseconds, exclusive. orgs: those only, by id or short name; empty for all.
-- Columns: scope, events, oldest and newest as Unix milliseconds.
SELECT
    scope,
    toInt64(count())                          AS events,
    min(toUnixTimestamp64Milli(time))         AS oldest,
    max(toUnixTimestamp64Milli(time))         AS newest
FROM events
WHERE time < fromUnixTimestamp64Milli({before:Int64}, 'UTC')
    AND org_slug != 'footfall'
    AND (empty({orgs:Array(String)}) OR has({orgs:Array(String)}, org_slug) OR has({orgs:Array(String)}, org_id))
GROUP BY scope
ORDER BY events DESC, scope
