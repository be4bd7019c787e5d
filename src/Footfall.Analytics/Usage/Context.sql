-- What a selection consists of, seen from four sides: its users, its packages, and what was done. Each event stands once on each side, so
-- that the counts of every side add up to the same total. What was done is one of three panes: a function where the event names one,
-- else the name of an audit record, else the kind of the event.
-- Parameters: limit (rows a pane). Columns: pane (user, package, function, audit, log), package, name, title, count, first, last,
-- rows and events (of the pane, beyond the limit).
SELECT
    p.pane                                                    AS pane,
    p.owner                                                   AS package,
    p.name                                                    AS name,
    if(p.pane = 'user' AND n.name != '', n.name, p.name)      AS title,
    p.number                                                  AS count,
    p.earliest                                                AS first,
    p.latest                                                  AS last,
    p.lines                                                   AS rows,
    p.total                                                   AS events
FROM
(
    SELECT *, count() OVER (PARTITION BY pane) AS lines, sum(number) OVER (PARTITION BY pane) AS total
    FROM
    (
        -- Of a set's rows, the columns of the other sets are empty.
        SELECT
            multiIf(side = 'done', multiIf(function != '', 'function', kind = 'audit', 'audit', 'log'), side)                                 AS pane,
            if(pane = 'function', if(package = '', 'Core', toString(package)), '')                                                         AS owner,
            toString(multiIf(pane = 'user', user_id, pane = 'package', if(package = '', 'Core', package), pane = 'function', function, pane = 'audit', audit, kind)) AS name,
            sum(number) AS number, min(earliest) AS earliest, max(latest) AS latest
        FROM
        (
            SELECT
                user_id, package, function, kind, audit, sum(events) AS number, min(first) AS earliest, max(last) AS latest,
                multiIf(grouping(user_id) = 0, 'user', grouping(kind) = 0, 'done', 'package') AS side
            FROM $rows$
            GROUP BY GROUPING SETS ((user_id), (package), (package, function, kind, audit))
        )
        GROUP BY pane, owner, name
    )
    ORDER BY pane, number DESC, owner, name
    LIMIT {limit:Int64} BY pane
) AS p
LEFT JOIN $user_names$ AS n ON n.id = p.name
ORDER BY pane, count DESC, package, title
