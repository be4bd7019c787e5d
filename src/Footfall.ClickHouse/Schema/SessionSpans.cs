namespace Footfall.ClickHouse.Schema;

/// <summary>
/// How rows of the table <c>session_spans</c> are made from events: for each session the stretch of time in which it had
/// events; for events without session the stretches of each user that no pause of over 30 minutes breaks (semantics 2.6).
/// </summary>
public static class SessionSpans
{
    /// <summary>The columns of the table behind day and version.</summary>
    public const string Columns = "user_id, org_id, org_slug, session_id, first, last";

    /// <summary>Longest pause inside a session, in milliseconds.</summary>
    public const int Pause = 30 * 60 * 1000;

    /// <summary>A statement with columns user_id, org_id, org_slug, session_id, first and last (Unix milliseconds).</summary>
    /// <param name="where">Which events.</param>
    /// <param name="byDay">Whether stretches are cut at midnight UTC, with a column day in front.</param>
    public static string Select(string where, bool byDay)
    {
        var (ofEvent, day) = byDay ? ("toDate(time) AS day, ", "day, ") : ("", "");
        return $"""
            SELECT {ofEvent}user_id, org_id, org_slug, session_id,
                toUnixTimestamp64Milli(min(time)) AS first, toUnixTimestamp64Milli(max(time)) AS last
            FROM events
            WHERE ({where}) AND session_id != ''
            GROUP BY {day}user_id, org_id, org_slug, session_id
            UNION ALL
            SELECT {day}user_id, org_id, org_slug, '' AS session_id, span[1] AS first, span[-1] AS last
            FROM
            (
                SELECT {day}user_id, org_id, org_slug,
                    arrayJoin(arraySplit((t, gap) -> gap > {Pause}, times, arrayDifference(times))) AS span
                FROM
                (
                    SELECT {ofEvent}user_id, org_id, org_slug, arraySort(groupArray(toUnixTimestamp64Milli(time))) AS times
                    FROM events
                    WHERE ({where}) AND session_id = '' AND user_id != ''
                    GROUP BY {day}user_id, org_id, org_slug
                )
            )
            """;
    }
}
