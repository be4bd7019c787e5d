namespace Footfall.ClickHouse.Schema;

/// <summary>
/// How rows of the table <c>used_things</c> are made from events: what was used in an org on a day, and how often, by the package of the events. A use is an event
/// that is no audit record and names the thing: as its package or function, as its object, of a menu item as the path of a click, or among what it refers to and
/// did not make (<c>payload.refs</c>).
/// </summary>
public static class UsedThings
{
    /// <summary>Kinds of things that can be used, or be left unused.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["function", "package", "menu_item", "dashboard", "query", "script", "connection", "dataset", "model", "notebook", "project"];

    /// <summary>The columns of the table behind day and version.</summary>
    public const string Columns = "org_id, org_slug, package, kind, id, events, last";

    /// <summary>A statement with the columns day and <see cref="Columns"/>.</summary>
    /// <param name="where">Which events.</param>
    public static string Select(string where) => ReadablePayload.In(
        $"""
        SELECT day, org_id, org_slug, package, used_as.1 AS kind, used_as.2 AS id, toUInt64(sum(number)) AS events, max(latest) AS last
        FROM
        (
            SELECT
                toDate(time)                                                                   AS day,
                org_id,
                org_slug,
                package,
                toString(function)                                                             AS of_function,
                multiIf(obj_name IN ({List}), toString(obj_name), splitByChar(':', toString(scope))[2]) AS about,
                if(about IN ({List}), obj_id, '')                                              AS thing,
                if(scope = 'click:element', JSONExtractString(payload, 'path'), '') AS path,
                if(position(payload, '"refs"') = 0, [], arraySort(arrayMap(
                    r -> (JSONExtractString(r, 'kind'), if(JSONType(r, 'id') = 'String', JSONExtractString(r, 'id'), JSONExtractRaw(r, 'id'))),
                    arrayFilter(r -> JSONExtractString(r, 'role') != 'output', JSONExtractArrayRaw(payload, 'refs'))))) AS refs,
                max(time)                                                                      AS latest,
                count()                                                                        AS number
            FROM events
            WHERE {where} AND kind != 'audit'
            GROUP BY day, org_id, org_slug, package, of_function, about, thing, path, refs
        )
        ARRAY JOIN arrayDistinct(arrayConcat([('package', toString(package)), ('function', of_function), (about, thing), ('menu_item', path)], refs)) AS used_as
        WHERE used_as.2 != '' AND used_as.1 IN ({List})
        GROUP BY day, org_id, org_slug, package, used_as
        """);

    private static string List { get; } = string.Join(", ", Kinds.Select(k => $"'{k}'"));
}
