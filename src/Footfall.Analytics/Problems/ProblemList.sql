-- A page of problems. Parameters: those of the problems, after_value, after_id, limit. Columns: those of ProblemRow.
SELECT told.* EXCEPT (number, user_name_told, sorted), multiIf(names.name != '', names.name, told.user_name_told != '', told.user_name_told, told.user_id) AS user_name, toString(told.sorted) AS sort_value
FROM
(
    SELECT * FROM (SELECT *, $sort$ AS sorted FROM ($problems$) WHERE $condition$)
    WHERE $after$
    ORDER BY $order$
    $limit$
) AS told
LEFT JOIN $user_names$ AS names ON names.id = told.user_id
ORDER BY $outer_order$
