namespace Footfall.ClickHouse.Schema;

/// <summary>How rows of the table <c>calls</c> are made from events: one row a call of a function, with the names of what went in and came out.</summary>
public static class Calls
{
    /// <summary>Scope of a call.</summary>
    public const string Scope = "call:function";

    /// <summary>The columns of the table behind day and version.</summary>
    public const string Columns = "user_id, org_id, org_slug, package, function, inputs, outputs, duration, failed, time";

    /// <summary>A statement with the columns day and <see cref="Columns"/>.</summary>
    /// <param name="where">Which events.</param>
    public static string Select(string where) => ReadablePayload.In(
        $"""
        SELECT toDate(time) AS day, user_id, org_id, org_slug, package, function,
            JSONExtractKeys(payload, 'inputs') AS inputs, JSONExtractKeys(payload, 'outputs') AS outputs, duration, failed, time
        FROM events
        WHERE {where} AND scope = '{Scope}'
        """);
}
