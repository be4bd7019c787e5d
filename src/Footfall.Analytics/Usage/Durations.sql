-- How long operations take, now and in the period before. Percentiles are continuous (interpolated between the two nearest).
-- Parameters: split (begin of the period, Unix ms; what lies before is the period before), limit.
-- Columns: package (Core for none; empty where scopes are compared), name, count, median, p95, p99, longest, total_ms, failed,
-- before_count, before_median, before_p95, before_p99 (null where there was none), total (names in all, beyond the limit).
SELECT
    package, name, count, median, p95, p99, longest, total_ms, failed,
    before_count, before_median, before_p95, before_p99,
    count() OVER () AS total
FROM
(
    SELECT
        owner                                                     AS package,
        done                                                      AS name,
        countIf(is_now)                                           AS count,
        quantilesExactInclusiveIf(0.5, 0.95, 0.99)(took, is_now)  AS now,
        now[1]                                                    AS median,
        now[2]                                                    AS p95,
        now[3]                                                    AS p99,
        maxIf(took, is_now)                                       AS longest,
        sumIf(took, is_now)                                       AS total_ms,
        countIf(is_now AND has_failed)                            AS failed,
        countIf(NOT is_now)                                       AS before_count,
        quantilesExactInclusiveIf(0.5, 0.95, 0.99)(took, NOT is_now) AS ago,
        if(before_count = 0, NULL, ago[1])                        AS before_median,
        if(before_count = 0, NULL, ago[2])                        AS before_p95,
        if(before_count = 0, NULL, ago[3])                        AS before_p99
    FROM
    (
        SELECT
            toString($owner$)                                     AS owner,
            toString($name$)                                      AS done,
            assumeNotNull(duration)                               AS took,
            toUnixTimestamp64Milli(time) >= {split:Int64}         AS is_now,
            failed = 1                                            AS has_failed
        FROM $rows$
        WHERE duration IS NOT NULL AND $which$
    )
    GROUP BY owner, done
    HAVING count > 0
)
ORDER BY $order$
LIMIT {limit:Int64}
