-- Events as SQL written for Datagrok's event log finds them: events, their types, parameters and values, sessions, users.
-- Ids of platforms are texts here and UUIDs there, so each is the hash of its text; an event's id is its own.
-- What each column holds: docs/guide/datagrok.md. Footfall's own audit and computed working time are left out.
CREATE OR REPLACE VIEW $database$.datagrok_rows AS
SELECT
    id, time, duration, payload, request_id, session_id, user_id, user_name, package, function, scope, obj_id, obj_val, failed,
    toString(kind)                                                                          AS source,
    splitByChar(':', toString(scope))                                                       AS words,
    if(scope = 'send:exception', JSONExtractString(payload, 'stack'), '')                   AS stack,
    multiIf(
        scope = 'call:function' AND function != '', toString(function),
        scope = 'click:element', 'click',
        scope = 'login:user', 'user-logged-in',
        scope = 'logout:user', 'user-logged-out',
        scope = 'publish:package', 'package-version-published',
        scope = 'send:exception', if(JSONHas(payload, 'message'), JSONExtractString(payload, 'message'), JSONExtractString(payload, 'type')),
        words[1] IN ('create', 'update', 'delete', 'publish', 'open', 'start'),
            concat(words[2], '-', transform(words[1], ['create', 'update', 'delete', 'publish', 'open', 'start'], ['created', 'edited', 'deleted', 'published', 'opened', 'start'], words[1])),
        toString(scope))                                                                    AS type_name,
    reinterpretAsUUID(sipHash128(source, type_name, stack))                                 AS event_type_id
FROM $database$.events
WHERE org_slug != 'footfall' AND scope != 'send:working_time';

CREATE OR REPLACE VIEW $datagrok$.events AS
SELECT
    id,
    event_type_id,
    if(session_id = '', NULL, reinterpretAsUUID(sipHash128('session', session_id)))         AS session_id,
    time                                                                                    AS event_time,
    if(duration IS NULL, NULL, addMilliseconds(time, assumeNotNull(duration)))              AS event_time_finished,
    if(scope = 'call:function',
        concat(type_name, '(', arrayStringConcat(arrayMap(v -> if(startsWith(v.2, '"'), JSONExtractString(v.2), v.2), JSONExtractKeysAndValuesRaw(payload, 'inputs')), ', '), ')'),
        type_name)                                                                          AS friendly_name,
    multiIf(
        scope = 'click:element', JSONExtractString(payload, 'path'),
        JSONHas(payload, 'message'), JSONExtractString(payload, 'message'),
        obj_val)                                                                            AS description,
    multiIf(
        scope = 'send:exception', nullIf(JSONExtractString(payload, 'message'), ''),
        failed = 1 AND JSONType(payload, 'error') = 'String', JSONExtractString(payload, 'error'),
        failed = 1, JSONExtractString(payload, 'error', 'message'),
        NULL)                                                                               AS error_message,
    nullIf(stack, '')                                                                       AS error_stack_trace,
    scope = 'send:exception' OR failed = 1                                                  AS is_error,
    CAST(NULL, 'Nullable(String)')                                                          AS comment,
    CAST(NULL, 'Nullable(Int64)')                                                           AS run_number,
    request_id,
    payload                                                                                 AS options
FROM $database$.datagrok_rows;

CREATE OR REPLACE VIEW $datagrok$.event_types AS
SELECT
    event_type_id                                                                           AS id,
    any(type_name)                                                                          AS name,
    any(type_name)                                                                          AS friendly_name,
    any(source)                                                                             AS source,
    nullIf(any(if(scope = 'send:exception', JSONExtractString(payload, 'source'), '')), '') AS error_source,
    nullIf(any(stack), '')                                                                  AS error_stack_trace,
    if(error_stack_trace IS NULL, NULL, reinterpretAsUUID(sipHash128(assumeNotNull(error_stack_trace)))) AS error_stack_trace_hash,
    max(scope = 'send:exception')                                                           AS is_error,
    CAST(NULL, 'Nullable(String)')                                                          AS comment,
    if(any(package) = '', NULL, reinterpretAsUUID(sipHash128('package', toString(any(package))))) AS package_id
FROM $database$.datagrok_rows
GROUP BY event_type_id;

-- A row a value that an event carries: members of payload, inputs and outputs of a call each by its own name, and the package.
CREATE OR REPLACE VIEW $database$.datagrok_values AS
SELECT
    id AS event_id, event_type_id, parameter.1 AS place, parameter.2 AS name, parameter.3 AS raw,
    if(startsWith(raw, '"'), JSONExtractString(raw), raw) AS value
FROM $database$.datagrok_rows
ARRAY JOIN arrayConcat(
    arrayMap(p -> ('', p.1, p.2), arrayFilter(p -> NOT (scope = 'call:function' AND p.1 IN ('inputs', 'outputs')), JSONExtractKeysAndValuesRaw(payload))),
    arrayMap(p -> ('input', p.1, p.2), if(scope = 'call:function', JSONExtractKeysAndValuesRaw(payload, 'inputs'), [])),
    arrayMap(p -> ('output', p.1, p.2), if(scope = 'call:function', JSONExtractKeysAndValuesRaw(payload, 'outputs'), [])),
    if(package = '', [], [('', 'package', toJSONString(toString(package)))])) AS parameter;

CREATE OR REPLACE VIEW $datagrok$.event_parameters AS
SELECT
    reinterpretAsUUID(sipHash128(event_type_id, place, name))                               AS id,
    event_type_id,
    name,
    multiIf(name = 'package', 'entity_id', startsWith(any(raw), '"'), 'string', any(raw) IN ('true', 'false'), 'bool',
        match(any(raw), '^-?[0-9]+$'), 'int', match(any(raw), '^-?[0-9.eE+-]+$'), 'double', 'map') AS type,
    CAST(NULL, 'Nullable(String)')                                                          AS description,
    place != 'output'                                                                       AS is_input,
    true                                                                                    AS is_optional
FROM $database$.datagrok_values
GROUP BY event_type_id, place, name;

CREATE OR REPLACE VIEW $datagrok$.event_parameter_values AS
SELECT
    reinterpretAsUUID(sipHash128(event_id, place, name))                                    AS id,
    event_id,
    reinterpretAsUUID(sipHash128(event_type_id, place, name))                               AS parameter_id,
    value,
    if(name = 'package', reinterpretAsUUID(sipHash128('package', value)), toUUIDOrNull(value)) AS value_uuid,
    CAST([], 'Array(String)')                                                               AS value_array,
    value                                                                                   AS value_string,
    CAST(NULL, 'Nullable(String)')                                                          AS data_frame_value_name
FROM $database$.datagrok_values;

CREATE OR REPLACE VIEW $datagrok$.users_sessions AS
SELECT
    reinterpretAsUUID(sipHash128('session', r.session_id))                                  AS id,
    reinterpretAsUUID(sipHash128('user', toString(argMin(user_id, time))))                  AS user_id,
    min(r.time)                                                                             AS started,
    max(r.time)                                                                             AS finished,
    CAST(NULL, 'Nullable(String)')                                                          AS ip
FROM $database$.datagrok_rows AS r
WHERE r.session_id != '' AND r.user_id != ''
GROUP BY r.session_id;

CREATE OR REPLACE VIEW $datagrok$.users AS
SELECT
    reinterpretAsUUID(sipHash128('user', toString(user_id)))                                AS id,
    toString(user_id)                                                                       AS login,
    if(argMaxIf(user_name, time, user_name != '') = '', toString(user_id), toString(argMaxIf(user_name, time, user_name != ''))) AS name,
    name                                                                                    AS friendly_name,
    min(time)                                                                               AS joined
FROM $database$.datagrok_rows
WHERE user_id != ''
GROUP BY user_id;
