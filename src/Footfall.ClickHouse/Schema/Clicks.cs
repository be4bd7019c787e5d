namespace Footfall.ClickHouse.Schema;

/// <summary>How rows of the table <c>clicks</c> are made from events: one row a click that says what was clicked.</summary>
public static class Clicks
{
    /// <summary>The columns of the table behind day and version.</summary>
    public const string Columns = "user_id, org_id, org_slug, package, path, request_id, time";

    /// <summary>A statement with the columns day and <see cref="Columns"/>.</summary>
    /// <param name="where">Which events.</param>
    public static string Select(string where) => ReadablePayload.In(
        $"""
        SELECT toDate(time) AS day, user_id, org_id, org_slug, package, JSONExtractString(payload, 'path') AS path, request_id, time
        FROM events
        WHERE {where} AND scope = 'click:element' AND path != ''
        """);
}
