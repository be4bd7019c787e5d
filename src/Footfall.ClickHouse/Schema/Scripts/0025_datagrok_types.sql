-- Types of events that two things shared, or that one thing had several of. A function is that of its package: two packages that each have one called info
-- have two. An error is that of its stack whatever its message says, and is called as it was last; without a stack the message is all there is. A start of the
-- platform has the name that its sessions are counted by.
CREATE OR REPLACE VIEW $database$.datagrok_rows AS
SELECT
    id, time, duration, payload, request_id, session_id, user_id, user_name, user_email, package, function, scope, obj_name, obj_id, obj_val, failed,
    toString(kind)                                                                          AS source,
    splitByChar(':', toString(scope))                                                       AS words,
    if(scope = 'send:exception', JSONExtractString(payload, 'stack'), '')                   AS stack,
    multiIf(
        scope = 'call:function' AND function != '', toString(function),
        scope = 'click:element', 'click',
        scope = 'login:user', 'user-logged-in',
        scope = 'logout:user', 'user-logged-out',
        scope = 'publish:package', 'package-version-published',
        scope = 'open:dashboard', 'project-opened',
        scope = 'start:datagrok', 'datagrok-started',
        scope = 'send:exception', if(JSONHas(payload, 'message'), JSONExtractString(payload, 'message'), JSONExtractString(payload, 'type')),
        words[1] IN ('create', 'update', 'delete', 'publish', 'open', 'start'),
            concat(words[2], '-', transform(words[1], ['create', 'update', 'delete', 'publish', 'open', 'start'], ['created', 'edited', 'deleted', 'published', 'opened', 'start'], words[1])),
        toString(scope))                                                                    AS type_name,
    reinterpretAsUUID(sipHash128(source, if(stack = '', type_name, ''), if(scope = 'call:function', toString(package), stack))) AS event_type_id
FROM $database$.events
WHERE org_slug != 'footfall' AND scope != 'send:working_time';

CREATE OR REPLACE VIEW $datagrok$.event_types AS
SELECT
    event_type_id                                                                           AS id,
    argMax(type_name, (time, type_name))                                                    AS name,
    name                                                                                    AS friendly_name,
    any(source)                                                                             AS source,
    nullIf(any(if(scope = 'send:exception', JSONExtractString(payload, 'source'), '')), '') AS error_source,
    nullIf(any(stack), '')                                                                  AS error_stack_trace,
    if(error_stack_trace IS NULL, NULL, reinterpretAsUUID(sipHash128(assumeNotNull(error_stack_trace)))) AS error_stack_trace_hash,
    max(scope = 'send:exception')                                                           AS is_error,
    CAST(NULL, 'Nullable(String)')                                                          AS comment,
    if(any(package) = '', NULL, reinterpretAsUUID(sipHash128('package', toString(any(package))))) AS package_id
FROM $database$.datagrok_rows
GROUP BY event_type_id;
