namespace Footfall.ClickHouse.Schema;

/// <summary>
/// How rows of the table <c>usage_days</c> are made from events: one user, org, package, function and kind a day. See
/// <c>docs/adr/0034-rollups-of-use.md</c>.
/// </summary>
public static class UsageDays
{
    /// <summary>Shortest stretch that rows tell apart, in seconds: half a day.</summary>
    public const int Half = 43_200;

    /// <summary>Scope of an audit record that names no function; empty for all else.</summary>
    public const string Audit = "if(kind = 'audit' AND function = '', toString(scope), '')";

    /// <summary>The columns of the table behind day and version.</summary>
    public const string Columns = $"{Keys}, half0, half1, first, length";

    private const string Keys = "user_id, org_id, org_slug, package, function, kind, audit";

    /// <summary>A statement with the columns day and <see cref="Columns"/>.</summary>
    /// <param name="where">Which events.</param>
    public static string Select(string where) =>
        $"""
        SELECT toDate(time) AS day, user_id, org_id, org_slug, package, function, kind, {Audit} AS audit,
            toUInt32(countIf(toHour(time) < 12)) AS half0,
            toUInt32(countIf(toHour(time) >= 12)) AS half1,
            min(time) AS first,
            toUInt32(toUnixTimestamp64Milli(max(time)) - toUnixTimestamp64Milli(first)) AS length
        FROM events
        WHERE {where}
        GROUP BY day, {Keys}
        """;
}
