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
        quantileExactInclusiveIf(0.5)(took, is_now)               AS median,
        quantileExactInclusiveIf(0.95)(took, is_now)              AS p95,
        quantileExactInclusiveIf(0.99)(took, is_now)              AS p99,
        maxIf(took, is_now)                                       AS longest,
        sumIf(took, is_now)                                       AS total_ms,
        countIf(is_now AND has_failed)                            AS failed,
        countIf(NOT is_now)                                       AS before_count,
        if(before_count = 0, NULL, quantileExactInclusiveIf(0.5)(took, NOT is_now))  AS before_median,
        if(before_count = 0, NULL, quantileExactInclusiveIf(0.95)(took, NOT is_now)) AS before_p95,
        if(before_count = 0, NULL, quantileExactInclusiveIf(0.99)(took, NOT is_now)) AS before_p99
    FROM
    (
        SELECT
            toString($owner$)                                     AS owner,
            toString($name$)                                      AS done,
            assumeNotNull(duration)                               AS took,
            toUnixTimestamp64Milli(time) >= {split:Int64}         AS is_now,
            failed = 1                                            AS has_failed
        FROM events
        WHERE $filter$ AND duration IS NOT NULL AND $which$
    )
    GROUP BY owner, done
    HAVING count > 0
)
ORDER BY $order$
LIMIT {limit:Int64}
