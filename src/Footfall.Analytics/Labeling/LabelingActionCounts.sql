-- Labeling actions (specs/supervisely.md B5) by user, job and action, whichever are asked for. Columns: user_id, user_name, job_id, job_name, action, events.
SELECT counted.user_id AS user_id, if(names.name = '', counted.user_id, names.name) AS user_name, counted.job_id AS job_id,
    if(jobs.name = '', counted.job_id, jobs.name) AS job_name, action, toInt64(events) AS events
FROM
(
    SELECT $user$ AS user_id, $job$ AS job_id, $action$ AS action, count() AS events
    FROM events
    WHERE $filter$ AND scope IN ($scopes$)
    GROUP BY user_id, job_id, action
) AS counted
LEFT JOIN $user_names$ AS names ON names.id = counted.user_id
LEFT JOIN (SELECT id, tupleElement(max(named), 4) AS name FROM entity_facts WHERE kind = 'job' GROUP BY id) AS jobs ON jobs.id = counted.job_id
ORDER BY events DESC, user_id, job_id, action
