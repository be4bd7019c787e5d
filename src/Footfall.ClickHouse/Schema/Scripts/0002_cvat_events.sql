-- The table that SQL written for CVAT expects: 17 columns, their types and their order.
-- Source: components/analytics/clickhouse/init.sh of CVAT 2.14. Ids that are no numbers are null here.
CREATE OR REPLACE VIEW $cvat$.events
(
    scope      String,
    obj_name   Nullable(String),
    obj_id     Nullable(UInt64),
    obj_val    Nullable(String),
    source     String,
    timestamp  DateTime64(3, 'Etc/UTC'),
    count      Nullable(UInt16),
    duration   UInt32,
    project_id Nullable(UInt64),
    task_id    Nullable(UInt64),
    job_id     Nullable(UInt64),
    user_id    Nullable(UInt64),
    user_name  Nullable(String),
    user_email Nullable(String),
    org_id     Nullable(UInt64),
    org_slug   Nullable(String),
    payload    Nullable(String)
)
AS SELECT
    toString(e.scope)                                       AS scope,
    nullIf(toString(e.obj_name), '')                        AS obj_name,
    toUInt64OrNull(e.obj_id)                                AS obj_id,
    nullIf(e.obj_val, '')                                   AS obj_val,
    toString(e.source)                                      AS source,
    toTimeZone(e.time, 'Etc/UTC')                           AS timestamp,
    CAST(if(e.count > 65535, 65535, e.count), 'Nullable(UInt16)') AS count,
    toUInt32(least(ifNull(e.duration, 0), 4294967295))      AS duration,
    toUInt64OrNull(toString(e.project_id))                  AS project_id,
    toUInt64OrNull(toString(e.task_id))                     AS task_id,
    toUInt64OrNull(toString(e.job_id))                      AS job_id,
    toUInt64OrNull(toString(e.user_id))                     AS user_id,
    nullIf(toString(e.user_name), '')                       AS user_name,
    nullIf(toString(e.user_email), '')                      AS user_email,
    toUInt64OrNull(toString(e.org_id))                      AS org_id,
    nullIf(toString(e.org_slug), '')                        AS org_slug,
    nullIf(e.payload, '')                                   AS payload
FROM $database$.events AS e
WHERE e.org_slug != 'footfall';
