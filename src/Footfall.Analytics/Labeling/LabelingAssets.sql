-- Images that labeling actions were done on, by their latest review status: without one they are pending (B5). Columns: status, assets.
SELECT multiIf(latest = 'done', 'submitted', latest IN ('accepted', 'rejected'), latest, 'pending') AS status, toInt64(count()) AS assets
FROM
(
    SELECT image, argMaxIf(given, (time, id), given != '') AS latest
    FROM (SELECT $image$ AS image, time, id, if($action$ = 'image_review_status_updated', $review$, '') AS given FROM events WHERE $filter$ AND scope IN ($scopes$))
    WHERE image != ''
    GROUP BY image
)
GROUP BY status
