-- Calls of functions as a table for a file: one row each, with a column for each input and output.
-- Columns: when it began, id and name of the user, package, function, duration, one for each input and output, status, error.
SELECT
    concat(replaceOne(toString(time), ' ', 'T'), 'Z')     AS started,
    toString(user_id)                                      AS who,
    toString(user_name)                                    AS called,
    if(package = '', 'Core', toString(package))            AS owner,
    toString(function)                                     AS what,
    duration                                               AS duration_ms,
    $values$
    $status$                                               AS ended_as,
    $error$                                                AS error_told
FROM events
WHERE $filter$
ORDER BY $order$
