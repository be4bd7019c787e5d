-- How many records of a run, which a connector read, have an odd time of their own. Parameters: run, first, last (Unix ms). Columns: rows.
SELECT toInt64(count()) AS rows
FROM events
WHERE time >= fromUnixTimestamp64Milli({first:Int64}, 'UTC') AND time <= fromUnixTimestamp64Milli({last:Int64}, 'UTC') $days$
    AND run_id = {run:String} AND source = 'server' AND org_slug != 'footfall' AND position(payload, '"odd":') > 0 AND JSONExtractString(payload, 'odd') != ''
