-- The parameters of the latest build in a period of each workspace and template: that with the highest number, else the latest.
-- Parameters: templates (empty for all). Columns: template, parameters (JSON).
SELECT template, argMax(parameters, (number, time, received, position)) AS parameters
FROM
(
    SELECT
        JSONExtractString(payload, 'template') AS template,
        if(workspace_id = '', obj_id, toString(workspace_id)) AS workspace,
        JSONExtractRaw(payload, 'parameters') AS parameters,
        toInt64OrZero(trim(BOTH '"' FROM JSONExtractRaw(payload, 'number'))) AS number,
        time, received, position
    FROM events
    WHERE scope = 'build:workspace' AND org_slug != 'footfall' AND time >= {from:DateTime64(3)} AND time < {to:DateTime64(3)}
)
WHERE empty({templates:Array(String)}) OR template IN {templates:Array(String)}
GROUP BY template, workspace
ORDER BY template, workspace
