-- When people work: events by weekday (1 is Monday) and hour of the day, in the viewer's time zone.
-- Parameters: tz. Columns: weekday, hour, count.
SELECT
    toDayOfWeek(toDateTime(slot, 'UTC'), 0, {tz:String}) AS weekday,
    toHour(toDateTime(slot, 'UTC'), {tz:String})         AS hour_of_day,
    sum(events)                                          AS count
FROM $rows$
GROUP BY weekday, hour_of_day
ORDER BY weekday, hour_of_day
