-- What an agent told of its hardware, the latest first. Parameters: id, limit. Columns: time, hardware (JSON), version.
SELECT time, JSONExtractRaw(payload, 'hardware') AS hardware, JSONExtractString(payload, 'version') AS version
FROM events
WHERE scope IN ('report:agent', 'connect:agent') AND source = 'server' AND org_slug != 'footfall' AND obj_id = {id:String} AND JSONHas(payload, 'hardware')
ORDER BY time DESC, received DESC
LIMIT {limit:Int64}
