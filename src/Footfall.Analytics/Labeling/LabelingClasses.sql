-- Figures by class and tags by tag (B5). Columns: kind, id, name, created, removed.
SELECT counted.kind AS kind, counted.id AS id, multiIf(told != '', told, known.name != '', known.name, counted.id) AS name, toInt64(created) AS created, toInt64(removed) AS removed
FROM
(
    SELECT if($action$ IN ('create_figure', 'disable_figure'), 'class', 'tag') AS kind, if(kind = 'class', $class_id$, $tag_id$) AS id,
        argMaxIf(JSONExtractString(payload, kind), time, JSONExtractString(payload, kind) != '') AS told,
        countIf($action$ IN ('create_figure', 'attach_tag')) AS created, countIf($action$ IN ('disable_figure', 'detach_tag')) AS removed
    FROM events
    WHERE $filter$ AND scope IN ($class_scopes$)
    GROUP BY kind, id
) AS counted
LEFT JOIN (SELECT toString(kind) AS kind, id, tupleElement(max(named), 4) AS name FROM entity_facts WHERE kind IN ('class', 'tag') GROUP BY kind, id) AS known ON known.kind = counted.kind AND known.id = counted.id
ORDER BY kind, created DESC, name, id
