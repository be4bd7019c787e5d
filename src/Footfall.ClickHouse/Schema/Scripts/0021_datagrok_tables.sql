-- Datagrok's tables, all of them: beside those of events what its own SQL joins them with, people and groups, packages and their versions, entities,
-- functions and their calls, projects, connections, queries. Ids are hashes as before: a thing is that of its kind and id, a package that of its name,
-- a called function its type of event. What stands in which column: docs/guide/datagrok.md. Every view here reads events through datagrok_rows, and
-- entities and memberships through the views of that name, and nothing else: a reader's own database has the same three with the reader's rights in them.
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

-- A row a value that an event carries: members of payload, inputs and outputs of a call each by its own name; and what it refers to, which are the
-- package, the function that is called, the object, and what payload.refs names.
CREATE OR REPLACE VIEW $database$.datagrok_values AS
SELECT
    id AS event_id, time, scope, event_type_id, parameter.1 AS place, parameter.2 AS name, parameter.3 AS raw, parameter.4 AS kind,
    if(startsWith(raw, '"'), JSONExtractString(raw), raw) AS value,
    multiIf(kind = '', toUUIDOrNull(value), kind = 'call', event_type_id, reinterpretAsUUID(sipHash128(kind, value))) AS value_uuid
FROM $database$.datagrok_rows
ARRAY JOIN arrayConcat(
    arrayMap(p -> ('', p.1, p.2, ''), arrayFilter(p -> NOT (scope = 'call:function' AND p.1 IN ('inputs', 'outputs')), JSONExtractKeysAndValuesRaw(payload))),
    arrayMap(p -> ('input', p.1, p.2, ''), if(scope = 'call:function', JSONExtractKeysAndValuesRaw(payload, 'inputs'), [])),
    arrayMap(p -> ('output', p.1, p.2, ''), if(scope = 'call:function', JSONExtractKeysAndValuesRaw(payload, 'outputs'), [])),
    if(package = '', [], [('', 'package', toJSONString(toString(package)), 'package')]),
    if(scope = 'call:function' AND function != '', [('call', 'function', toJSONString(toString(function)), 'call')], []),
    multiIf(
        scope = 'publish:package', [('object', 'entity', toJSONString(multiIf(package != '', toString(package), obj_val != '', obj_val, obj_id)), 'package')],
        obj_id != '' AND obj_name IN ('user', 'team', 'organization', 'workspace', 'project', 'task', 'job', 'agent', 'model', 'notebook', 'container', 'link', 'function', 'query',
    'script', 'connection', 'dashboard', 'dataset', 'menu_item', 'group', 'issue', 'comment', 'label', 'cloudstorage', 'image', 'figure', 'class', 'tag'), [('object', 'entity', toJSONString(obj_id), toString(obj_name))],
        []),
    arrayMap(r -> ('reference', JSONExtractString(r, 'kind'), JSONExtractRaw(r, 'id'), JSONExtractString(r, 'kind')),
        arrayFilter(r -> JSONExtractString(r, 'kind') != '' AND JSONExtractRaw(r, 'id') NOT IN ('', 'null'),
            if(position(payload, '"refs"') > 0, JSONExtractArrayRaw(payload, 'refs'), [])))) AS parameter;

CREATE OR REPLACE VIEW $datagrok$.event_parameters AS
SELECT
    reinterpretAsUUID(sipHash128(event_type_id, place, name))                               AS id,
    event_type_id,
    name,
    multiIf(any(kind) != '', 'entity_id', startsWith(any(raw), '"'), 'string', any(raw) IN ('true', 'false'), 'bool',
        match(any(raw), '^-?[0-9]+$'), 'int', match(any(raw), '^-?[0-9.eE+-]+$'), 'double', 'map') AS type,
    CAST(NULL, 'Nullable(String)')                                                          AS description,
    place != 'output'                                                                       AS is_input,
    true                                                                                    AS is_optional
FROM $database$.datagrok_values
GROUP BY event_type_id, place, name;

CREATE OR REPLACE VIEW $datagrok$.event_parameter_values AS
SELECT
    reinterpretAsUUID(sipHash128(event_id, place, name, if(place = 'reference', value, '')))  AS id,
    event_id,
    reinterpretAsUUID(sipHash128(event_type_id, place, name))                               AS parameter_id,
    value,
    value_uuid,
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

-- Who was seen in events, was created, or belongs to something.
CREATE OR REPLACE VIEW $datagrok$.users AS
SELECT
    reinterpretAsUUID(sipHash128('user', who))                                              AS id,
    who                                                                                     AS login,
    if(told_name = '', who, told_name)                                                      AS name,
    name                                                                                    AS friendly_name,
    assumeNotNull(coalesce(created, seen, belongs))                                         AS joined,
    if(told_first != '' OR told_last != '', told_first, splitByChar(' ', name)[1])          AS first_name,
    if(told_first != '' OR told_last != '', told_last, trim(substring(name, length(first_name) + 1))) AS last_name,
    nullIf(told_mail, '')                                                                   AS email,
    nullIf(told_picture, '')                                                                AS picture,
    reinterpretAsUUID(sipHash128('personal group', who))                                    AS group_id
FROM
(
    SELECT
        who, argMaxIf(called, at, called != '') AS told_name, argMaxIf(mailed, at, mailed != '') AS told_mail, argMaxIf(given, at, given != '') AS told_first,
        argMaxIf(family, at, family != '') AS told_last, argMaxIf(pictured, at, pictured != '') AS told_picture,
        min(creation) AS created, min(sight) AS seen, min(membership) AS belongs
    FROM
    (
        SELECT toString(user_id) AS who, time AS at, toString(user_name) AS called, toString(user_email) AS mailed, '' AS given, '' AS family, '' AS pictured,
            CAST(NULL, 'Nullable(DateTime64(3, \'UTC\'))') AS creation, CAST(time, 'Nullable(DateTime64(3, \'UTC\'))') AS sight,
            CAST(NULL, 'Nullable(DateTime64(3, \'UTC\'))') AS membership
        FROM $database$.datagrok_rows WHERE user_id != ''
        UNION ALL
        SELECT obj_id, time, '', JSONExtractString(payload, 'email'), JSONExtractString(payload, 'first_name'), JSONExtractString(payload, 'last_name'),
            JSONExtractString(payload, 'picture'), NULL, NULL, NULL
        FROM $database$.datagrok_rows WHERE scope IN ('create:user', 'update:user') AND source = 'audit' AND obj_id != ''
        UNION ALL
        SELECT id, toDateTime64('1970-01-01 00:00:00', 3, 'UTC'), ifNull(name, ''), '', '', '', '', created_at, NULL, NULL FROM $database$.entities WHERE kind = 'user'
        UNION ALL
        SELECT member, toDateTime64('1970-01-01 00:00:00', 3, 'UTC'), '', '', '', '', '', NULL, NULL, since FROM $database$.memberships WHERE member_kind = 'user'
    )
    WHERE who != ''
    GROUP BY who
    HAVING isNotNull(coalesce(created, seen, belongs))
);

-- Groups, teams and organizations; a group of each user alone; and All users, under the id that it has in every Datagrok.
CREATE OR REPLACE VIEW $datagrok$.groups AS
SELECT toUUID('a4b45840-9a50-11e6-9cc9-8546b8bf62e6') AS id, 'All users' AS name, 'All users' AS friendly_name, false AS personal
UNION ALL
SELECT group_id, login, name, true FROM $datagrok$.users
UNION ALL
SELECT reinterpretAsUUID(sipHash128(kind, key)), if(max(called) = '', key, max(called)) AS name, name, false
FROM
(
    SELECT kind, id AS key, ifNull(name, '') AS called FROM $database$.entities WHERE kind IN ('group', 'team', 'organization') AND deleted_at IS NULL
    UNION ALL
    SELECT kind, id, '' FROM $database$.memberships WHERE is_member
    UNION ALL
    SELECT member_kind, member, '' FROM $database$.memberships WHERE is_member AND member_kind = 'group'
)
GROUP BY kind, key;

CREATE OR REPLACE VIEW $datagrok$.groups_relations AS
SELECT toUUID('a4b45840-9a50-11e6-9cc9-8546b8bf62e6') AS parent_id, group_id AS child_id, false AS is_admin FROM $datagrok$.users
UNION ALL
SELECT reinterpretAsUUID(sipHash128(kind, id)), reinterpretAsUUID(sipHash128(if(member_kind = 'user', 'personal group', member_kind), member)), false
FROM $database$.memberships WHERE is_member;

-- Packages that events name, were created, or have a version published.
CREATE OR REPLACE VIEW $database$.datagrok_packages AS
SELECT key, if(max(called) = '', key, max(called)) AS friendly_name
FROM
(
    SELECT DISTINCT toString(package) AS key, '' AS called FROM $database$.datagrok_rows WHERE package != ''
    UNION ALL
    SELECT DISTINCT multiIf(package != '', toString(package), obj_val != '', obj_val, obj_id), '' FROM $database$.datagrok_rows WHERE scope = 'publish:package'
    UNION ALL
    SELECT id, ifNull(name, '') FROM $database$.entities WHERE kind = 'package'
)
WHERE key != ''
GROUP BY key;

CREATE OR REPLACE VIEW $datagrok$.packages AS
SELECT reinterpretAsUUID(sipHash128('package', key)) AS id, key AS name, friendly_name, CAST(NULL, 'Nullable(String)') AS category
FROM $database$.datagrok_packages;

-- The version that was published last is the one that references to the package lead to; a package of which none was has one without a number.
CREATE OR REPLACE VIEW $datagrok$.published_packages AS
SELECT
    if(is_current, package_id, reinterpretAsUUID(sipHash128('package', key, version)))      AS id,
    reinterpretAsUUID(sipHash128('package', key))                                           AS package_id,
    key                                                                                     AS name,
    friendly_name,
    version,
    is_current,
    author                                                                                  AS package_author,
    published                                                                               AS updated_on
FROM
(
    SELECT p.key AS key, p.friendly_name AS friendly_name, v.version AS version, v.author AS author, v.published AS published,
        toBool(row_number() OVER (PARTITION BY p.key ORDER BY v.published DESC NULLS LAST, v.version DESC) = 1) AS is_current
    FROM $database$.datagrok_packages AS p
    LEFT JOIN
    (
        SELECT
            multiIf(package != '', toString(package), obj_val != '', obj_val, obj_id) AS key, JSONExtractString(payload, 'version') AS version,
            CAST(max(time), 'Nullable(DateTime64(3, \'UTC\'))') AS published, nullIf(argMax(if(user_name = '', toString(user_id), toString(user_name)), time), '') AS author
        FROM $database$.datagrok_rows WHERE scope = 'publish:package'
        GROUP BY key, version
    ) AS v ON v.key = p.key
);

-- What is called, by its type of event, and everything else that was created or that events are about. Packages have tables of their own.
CREATE OR REPLACE VIEW $database$.datagrok_entities AS
SELECT event_type_id AS id, 'function' AS thing, transform(any(source), ['script', 'data-query'], ['script', 'query'], 'function') AS kind, any(type_name) AS name,
    argMax(toString(package), time) AS package, '' AS author, CAST(NULL, 'Nullable(DateTime64(3, \'UTC\'))') AS created_on, false AS is_deleted, '' AS connection, '' AS data_source
FROM $database$.datagrok_rows WHERE scope = 'call:function' AND function != ''
GROUP BY event_type_id
UNION ALL
SELECT reinterpretAsUUID(sipHash128(of, key)), 'entity', of, multiIf(max(called) != '', max(called), argMaxIf(seen, at, seen != '') != '', argMaxIf(seen, at, seen != ''), key),
    argMaxIf(packaged, at, packaged != ''), max(owner), max(created), toBool(max(gone)), argMaxIf(connected, at, connected != ''), argMaxIf(sourced, at, sourced != '')
FROM
(
    SELECT kind AS of, id AS key, ifNull(name, '') AS called, '' AS seen, ifNull(owner_id, '') AS owner, created_at AS created, toBool(deleted_at IS NOT NULL) AS gone,
        toDateTime64('1970-01-01 00:00:00', 3, 'UTC') AS at, '' AS packaged, '' AS connected, '' AS sourced
    FROM $database$.entities WHERE kind != 'package'
    UNION ALL
    SELECT toString(obj_name), obj_id, '', obj_val, '', NULL, false, time, if(source = 'audit', toString(package), ''),
        if(obj_name = 'query', JSONExtractString(payload, 'connection'), ''), if(obj_name = 'connection', JSONExtractString(payload, 'data_source'), '')
    FROM $database$.datagrok_rows WHERE obj_id != '' AND obj_name IN ('user', 'team', 'organization', 'workspace', 'project', 'task', 'job', 'agent', 'model', 'notebook', 'container', 'link', 'function', 'query',
    'script', 'connection', 'dashboard', 'dataset', 'menu_item', 'group', 'issue', 'comment', 'label', 'cloudstorage', 'image', 'figure', 'class', 'tag')
)
GROUP BY of, key;

CREATE OR REPLACE VIEW $datagrok$.entities AS
SELECT id, name, reinterpretAsUUID(sipHash128('entity type', kind)) AS entity_type_id,
    if(package = '', NULL, reinterpretAsUUID(sipHash128('package', package))) AS package_id, is_deleted
FROM $database$.datagrok_entities;

CREATE OR REPLACE VIEW $datagrok$.entities_types AS
SELECT DISTINCT reinterpretAsUUID(sipHash128('entity type', kind)) AS id, kind AS name FROM $database$.datagrok_entities;

CREATE OR REPLACE VIEW $datagrok$.funcs AS
SELECT id, name, name AS friendly_name FROM $database$.datagrok_entities WHERE thing = 'function';

CREATE OR REPLACE VIEW $datagrok$.func_params AS
SELECT
    reinterpretAsUUID(sipHash128(event_type_id, place, name))                               AS id,
    event_type_id                                                                           AS func_id,
    name,
    multiIf(startsWith(any(raw), '"'), 'string', any(raw) IN ('true', 'false'), 'bool', match(any(raw), '^-?[0-9]+$'), 'int',
        match(any(raw), '^-?[0-9.eE+-]+$'), 'double', 'map')                                AS type,
    place = 'input'                                                                         AS is_input
FROM $database$.datagrok_values WHERE scope = 'call:function' AND place IN ('input', 'output')
GROUP BY event_type_id, place, name;

CREATE OR REPLACE VIEW $datagrok$.func_calls AS
SELECT
    id,
    event_type_id                                                                           AS func_id,
    time                                                                                    AS started,
    if(duration IS NULL, NULL, addMilliseconds(time, assumeNotNull(duration)))              AS ended,
    multiIf(JSONExtractString(payload, 'status') != '', JSONExtractString(payload, 'status'), failed = 1, 'error', 'finished') AS status,
    if(user_id = '', NULL, reinterpretAsUUID(sipHash128('user', toString(user_id))))        AS user_id
FROM $database$.datagrok_rows WHERE scope = 'call:function' AND function != '';

CREATE OR REPLACE VIEW $datagrok$.func_call_values AS
SELECT
    event_id                                                                                AS func_call_id,
    reinterpretAsUUID(sipHash128(event_type_id, place, name))                               AS func_param_id,
    value,
    value_uuid,
    CAST([], 'Array(String)')                                                               AS value_array,
    value                                                                                   AS value_string,
    CAST(NULL, 'Nullable(String)')                                                          AS data_frame_value_name
FROM $database$.datagrok_values WHERE scope = 'call:function' AND place IN ('input', 'output');

-- Projects and dashboards, which are projects there; and of every package its root project.
CREATE OR REPLACE VIEW $datagrok$.projects AS
SELECT id, name, name AS friendly_name, false AS is_root, false AS is_package, true AS is_dashboard, false AS is_entity
FROM $database$.datagrok_entities WHERE thing = 'entity' AND kind IN ('project', 'dashboard')
UNION ALL
SELECT reinterpretAsUUID(sipHash128('root project', key)), key, friendly_name, true, true, false, false
FROM $database$.datagrok_packages;

CREATE OR REPLACE VIEW $datagrok$.connections AS
SELECT id, name, nullIf(data_source, '') AS data_source, if(author = '', NULL, reinterpretAsUUID(sipHash128('user', author))) AS author_id, created_on
FROM $database$.datagrok_entities WHERE thing = 'entity' AND kind = 'connection' AND created_on IS NOT NULL;

CREATE OR REPLACE VIEW $datagrok$.queries AS
SELECT id, name, if(connection = '', NULL, reinterpretAsUUID(sipHash128('connection', connection))) AS connection_id,
    if(author = '', NULL, reinterpretAsUUID(sipHash128('user', author))) AS author_id, created_on
FROM $database$.datagrok_entities WHERE thing = 'entity' AND kind = 'query' AND created_on IS NOT NULL;

-- Joined by Datagrok's queries, and always empty here: entities have their package themselves, and neither tags nor layouts are told of.
CREATE OR REPLACE VIEW $datagrok$.project_relations AS
SELECT toUUID('00000000-0000-0000-0000-000000000000') AS project_id, toUUID('00000000-0000-0000-0000-000000000000') AS entity_id WHERE false;

CREATE OR REPLACE VIEW $datagrok$.tags AS
SELECT toUUID('00000000-0000-0000-0000-000000000000') AS entity_id, '' AS tag WHERE false;

CREATE OR REPLACE VIEW $datagrok$.view_layouts AS
SELECT toUUID('00000000-0000-0000-0000-000000000000') AS id, toUUID('00000000-0000-0000-0000-000000000000') AS author_id, toDateTime64('1970-01-01 00:00:00', 3, 'UTC') AS created_on WHERE false;
