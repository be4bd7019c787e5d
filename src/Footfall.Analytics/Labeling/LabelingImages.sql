-- Different images that each user worked on (B5). Columns: user_id, user_name, images, total_images.
SELECT counted.user_id AS user_id, if(names.name = '', counted.user_id, names.name) AS user_name, toInt64(images) AS images, toInt64(total) AS total_images
FROM
(
    SELECT toString(user_id) AS user_id, uniqExact($image$) AS images,
        (SELECT uniqExact($image$) FROM events WHERE $filter$ AND scope IN ($scopes$) AND $image$ != '' AND user_id != '') AS total
    FROM events
    WHERE $filter$ AND scope IN ($scopes$) AND $image$ != '' AND user_id != ''
    GROUP BY user_id
) AS counted
LEFT JOIN $user_names$ AS names ON names.id = counted.user_id
ORDER BY images DESC, user_id
