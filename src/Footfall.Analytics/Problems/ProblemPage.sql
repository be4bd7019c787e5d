-- Which problems stand on a page of a list, and how many there are by type and state over all filters but those two (matching: how many of them fit these, too). One
-- statement, since grouping is what costs. Parameters: those of the problems, after_value, after_id, limit. Columns: types, states, news, problems, matching (one value a
-- type and state each), ids (of the page, in its order).
SELECT groupArray(type) AS types, groupArray(state) AS states, groupArray(is_new) AS news, groupArray(toInt64(counted)) AS problems, groupArray(toInt64(fitting)) AS matching,
    arrayMap(x -> lower(leftPad(hex(x.2), 16, '0')), arraySlice($sorting$({limit:Int64}, groupArrayArray(found)), 1, {limit:Int64})) AS ids
FROM
(
    SELECT type, state, is_new, count() AS counted, countIf(fits) AS fitting, arraySlice($sorting$({limit:Int64}, groupArrayIf((sorted, number), fits AND behind)), 1, {limit:Int64}) AS found
    FROM (SELECT type, state, is_new, number, $sort$ AS sorted, $condition$ AS fits, $after$ AS behind FROM ($problems$) WHERE $among$)
    GROUP BY type, state, is_new
)
