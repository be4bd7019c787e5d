-- The activity log of teams (specs/supervisely.md B4): what was done, by whom, on what. Parameters: those of $filter$, $after$, $limit$.
-- Columns: id, then the 18 of the log; '' where the event has nothing.
SELECT $columns$
FROM
(
    SELECT
        id, time AS date, toString(events.user_id) AS userId, $action$ AS action, toString(events.user_name) AS told_user,
        if(toString(project_id) = '', $payload_project_id$, toString(project_id)) AS projectId,
        $payload_dataset_id$ AS datasetId, $payload_image_id$ AS imageId, $payload_class_id$ AS classId, $payload_figure_id$ AS figureId, $payload_tag_id$ AS tagId,
        toString(job_id) AS jobId,
        JSONExtractString(payload, 'project') AS told_project, JSONExtractString(payload, 'dataset') AS told_dataset, JSONExtractString(payload, 'image') AS told_image,
        JSONExtractString(payload, 'class') AS told_class, JSONExtractString(payload, 'job') AS told_job, JSONExtractString(payload, 'tag') AS told_tag,
        multiIf(
            JSONType(payload, 'meta') = 'Object', JSONExtractRaw(payload, 'meta'),
            action = 'image_review_status_updated', concat('{"reviewStatus":', toJSONString($review$), '}'),
            action = 'annotation_duration', concat('{"duration":', toString(ifNull(duration, 0) / 1000), '}'),
            concat('{', arrayStringConcat(arrayMap(m -> concat(toJSONString(m.1), ':', m.2), arrayFilter(
                m -> m.1 NOT IN ('project', 'dataset', 'image', 'class', 'job', 'tag', 'project_id', 'dataset_id', 'image_id', 'class_id', 'figure_id', 'tag_id', 'labeler_id', 'team_id'),
                JSONExtractKeysAndValuesRaw(payload))), ','), '}')) AS meta
    FROM events
    WHERE $filter$ AND scope IN ($scopes$) AND $of$ AND $after$
    ORDER BY $order$
    $limit$
) AS log
LEFT JOIN $user_names$ AS users ON users.id = log.userId
$names$
ORDER BY $log_order$
