-- What members did, and how long it took (B5). Active time: of a user's events inside of jobs, in order of time, each gap of at most five minutes between
-- two neighbours of the same job counts; it is time of review when the later one is a review. An image belongs to whoever submitted it last.
-- Columns: those of LabelingMemberRow.
WITH
    facts AS
    (
        SELECT toString(user_id) AS user_id, toString(job_id) AS job_id, time, id, $action$ AS action, $image$ AS image,
            if(action = 'image_review_status_updated', $review$, '') AS status
        FROM events
        WHERE $filter$ AND user_id != '' AND (job_id != '' OR scope IN ($scopes$))
    ),
    gaps AS
    (
        SELECT user_id, status IN ('accepted', 'rejected') AS is_review, dateDiff('millisecond', before, time) AS gap
        FROM
        (
            SELECT user_id, job_id, status, time,
                lagInFrame(time, 1, time) OVER w AS before, lagInFrame(job_id, 1, '') OVER w AS job_before
            FROM facts
            WHERE job_id != ''
            WINDOW w AS (PARTITION BY user_id ORDER BY time, id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
        )
        WHERE job_id = job_before AND gap <= 300000
    ),
    submitted AS (SELECT image, argMax(user_id, (time, id)) AS user_id FROM facts WHERE status = 'done' AND image != '' GROUP BY image),
    verdicts AS (SELECT image, argMax(status, (time, id)) AS verdict FROM facts WHERE status IN ('accepted', 'rejected') AND image != '' GROUP BY image)
SELECT all_users.user_id AS user_id, if(names.name = '', all_users.user_id, names.name) AS user_name,
    toInt64(sum(actions)) AS actions, toInt64(sum(created_objects)) AS created_objects, toInt64(sum(created_tags)) AS created_tags, toInt64(sum(assets)) AS assets,
    toInt64(sum(submitted)) AS submitted, toInt64(sum(reviews)) AS reviews, toInt64(sum(accepted)) AS accepted, toInt64(sum(rejected)) AS rejected,
    toInt64(sum(labeling_ms)) AS labeling_ms, toInt64(sum(review_ms)) AS review_ms
FROM
(
    SELECT user_id, toUInt64(countIf(action IN ($labeling$))) AS actions, toUInt64(countIf(action = 'create_figure')) AS created_objects,
        toUInt64(countIf(action = 'attach_tag')) AS created_tags, toUInt64(uniqExactIf(image, image != '' AND action IN ($labeling$))) AS assets,
        toUInt64(uniqExactIf(image, status = 'done')) AS submitted, toUInt64(countIf(status IN ('accepted', 'rejected'))) AS reviews,
        toUInt64(0) AS accepted, toUInt64(0) AS rejected, toUInt64(0) AS labeling_ms, toUInt64(0) AS review_ms
    FROM facts
    GROUP BY user_id
    UNION ALL
    SELECT submitted.user_id AS user_id, 0, 0, 0, 0, 0, 0, toUInt64(countIf(verdict = 'accepted')), toUInt64(countIf(verdict = 'rejected')), 0, 0
    FROM verdicts INNER JOIN submitted ON submitted.image = verdicts.image
    GROUP BY user_id
    UNION ALL
    SELECT user_id, 0, 0, 0, 0, 0, 0, 0, 0, toUInt64(sumIf(gap, NOT is_review)), toUInt64(sumIf(gap, is_review))
    FROM gaps
    GROUP BY user_id
) AS all_users
LEFT JOIN $user_names$ AS names ON names.id = all_users.user_id
GROUP BY user_id, user_name
HAVING actions + reviews + labeling_ms + review_ms + accepted + rejected > 0
ORDER BY created_objects DESC, actions DESC, user_id
