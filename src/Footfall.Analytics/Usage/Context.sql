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
        SELECT side.1 AS pane, side.2 AS owner, side.3 AS name, sum(events) AS number, min(began) AS earliest, max(ended) AS latest
        FROM
        (
            SELECT
                toString(user_id)                                                        AS who,
                if(package = '', 'Core', toString(package))                              AS whose,
                multiIf(function != '', 'function', kind = 'audit', 'audit', 'log')      AS part,
                toString(multiIf(function != '', function, kind = 'audit', scope, kind)) AS done,
                count()   AS events,
                min(time) AS began,
                max(time) AS ended
            FROM events
            WHERE $filter$
            GROUP BY who, whose, part, done
        )
        ARRAY JOIN [('user', '', who), ('package', '', whose), (part, if(part = 'function', whose, ''), done)] AS side
        GROUP BY side
    )
    ORDER BY pane, number DESC, owner, name
    LIMIT {limit:Int64} BY pane
) AS p
LEFT JOIN $user_names$ AS n ON n.id = p.name
ORDER BY pane, count DESC, package, title
