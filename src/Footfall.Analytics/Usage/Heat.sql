-- When people work: events by weekday (1 is Monday) and hour of the day, in the viewer's time zone.
-- Parameters: tz. Columns: weekday, hour, count.
SELECT local.1 AS weekday, local.2 AS hour, sum(events) AS count
FROM
(
    SELECT
        events,
        toDateTime(slot, 'UTC')                                              AS instant,
        (toDayOfWeek(instant, 0, {tz:String}), toHour(instant, {tz:String})) AS local
    FROM $rows$
)
GROUP BY weekday, hour
ORDER BY weekday, hour
