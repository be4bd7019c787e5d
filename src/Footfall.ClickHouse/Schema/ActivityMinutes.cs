namespace Footfall.ClickHouse.Schema;

/// <summary>
/// How rows of the tables <c>activity</c> and <c>activity_spans</c> are made from events: one text for the rollups that store them and for the
/// questions that make them on the spot. An event from s with a duration up to e shows its user active in the minutes from that of s to that
/// of the last microsecond before e; without duration, and when signing in, in the minute of s.
/// </summary>
public static class ActivityMinutes
{
    /// <summary>An event shows activity for at most so many days; what is longer is cut off there. Ours: nobody sits that long.</summary>
    public const int LongestDays = 366;

    /// <summary>Longest pause inside a session without id, in milliseconds (semantics 2.6).</summary>
    public const int Pause = SessionSpans.Pause;

    /// <summary>What rows of <c>activity</c> are by.</summary>
    public const string Keys = "user_id, org_id, org_slug, category, app, template";

    /// <summary>What rows of <c>activity_spans</c> are by, beside the session.</summary>
    public const string SpanKeys = "user_id, org_id, org_slug, category, app";

    /// <summary>Events that show activity. Rows of Footfall's own audit do not count.</summary>
    public const string Counted =
        """
        (startsWith(scope, 'use:') OR scope IN {activity_scopes:Array(String)}) AND user_id != '' AND org_slug != 'footfall'
        """;

    /// <summary>The category of an event; '' where it shows no activity.</summary>
    public const string Category =
        "if(startsWith(scope, 'use:'), substring(toString(scope), 5), transform(toString(scope), {activity_scopes:Array(String)}, {activity_categories:Array(String)}, ''))";

    // The name of the app; else what the sender calls the kind of session, as Coder's command line does.
    private static readonly string App = ReadablePayload.In(
        """
        multiIf(category = 'login', '', JSONExtractString(payload, 'app') != '', JSONExtractString(payload, 'app'),
                    replaceOne(JSONExtractString(payload, 'source'), '-', '_') != category, JSONExtractString(payload, 'source'), '')
        """);

    private static readonly string Template = ReadablePayload.In("JSONExtractString(payload, 'template')");

    /// <summary>
    /// Joins stretches: those of a session that has an id are one, others where no pause of over 30 minutes lies between the end of all before and
    /// the begin of the next. A statement with columns of <paramref name="keys"/>, session_id, first, last and <paramref name="more"/>.
    /// </summary>
    /// <param name="source">A subquery with columns of the keys, session_id, first and last (milliseconds).</param>
    /// <param name="keys">Whose sessions they are.</param>
    /// <param name="more">Further columns of each session.</param>
    public static string Join(string source, string keys, string more = "") =>
        $"""
        SELECT {keys}, session_id, min(first_ms) AS first, max(last_ms) AS last{more}
        FROM
        (
            SELECT *, if(session_id = '', sum(begins) OVER (PARTITION BY {keys}, session_id ORDER BY first_ms, last_ms ROWS UNBOUNDED PRECEDING), 0) AS stretch
            FROM
            (
                SELECT *, first_ms > {Pause} + max(last_ms) OVER
                    (PARTITION BY {keys}, session_id ORDER BY first_ms, last_ms ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS begins
                FROM (SELECT *, first AS first_ms, last AS last_ms FROM {source})
            )
        )
        GROUP BY {keys}, session_id, stretch
        """;

    private static readonly string Milliseconds =
        $"if(category = 'login', 0, least(ifNull(duration, 0), {LongestDays * 86_400_000L}))";

    /// <summary>Adds the values that the texts name.</summary>
    /// <param name="parameters">Gets them.</param>
    /// <param name="scopes">Scopes beside <c>use:X</c>.</param>
    /// <param name="categories">The category of each.</param>
    public static Parameters AddTo(Parameters parameters, IEnumerable<string> scopes, IEnumerable<string> categories) =>
        parameters.Add("activity_scopes", scopes).Add("activity_categories", categories);

    /// <summary>A statement with columns hour (Unix seconds), those of <see cref="Keys"/>, and minutes.</summary>
    /// <param name="where">Which events; <see cref="Counted"/> among it.</param>
    /// <param name="byDay">Whether rows are by the day of the events, with a column day in front.</param>
    public static string Select(string where, bool byDay)
    {
        var (ofEvent, day) = byDay ? ("toDate(time) AS day, ", "day, ") : ("", "");
        return $"""
            SELECT {day}toUInt32(hour_index * 3600) AS hour, {Keys},
                groupBitOr(toUInt64(bitShiftLeft(toUInt64(1), least(last_minute - hour_index * 60, 59) + 1)
                    - bitShiftLeft(toUInt64(1), greatest(first_minute - hour_index * 60, 0)))) AS minutes
            FROM
            (
                SELECT {ofEvent}{Intervals}
                FROM events
                WHERE {where}
            )
            ARRAY JOIN range(intDiv(first_minute, 60), intDiv(last_minute, 60) + 1) AS hour_index
            GROUP BY {day}hour_index, {Keys}
            """;
    }

    /// <summary>A statement with columns of <paramref name="keys"/>, minute (since 1970) and first: the first instant of it that was seen, in microseconds.</summary>
    /// <param name="where">Which events; <see cref="Counted"/> among it.</param>
    /// <param name="keys">Some of <see cref="Keys"/>.</param>
    public static string SelectFirst(string where, string keys) =>
        $$"""
        SELECT {{keys}}, minute, min(greatest(begin, minute * 60000000)) AS first
        FROM
        (
            SELECT {{Intervals}}
            FROM events
            WHERE {{where}}
        )
        ARRAY JOIN range(greatest(first_minute, {minute_from:Int64}), least(last_minute, {minute_to:Int64}) + 1) AS minute
        WHERE last_minute >= {minute_from:Int64} AND first_minute <= {minute_to:Int64}
        GROUP BY {{keys}}, minute
        """;

    /// <summary>A statement with columns of <see cref="SpanKeys"/>, session_id, first and last (Unix milliseconds).</summary>
    /// <param name="where">Which events; <see cref="Counted"/> among it.</param>
    /// <param name="byDay">Whether stretches are by the day of their events, with a column day in front.</param>
    public static string SelectSpans(string where, bool byDay)
    {
        var (ofEvent, day) = byDay ? ("toDate(time) AS day, ", "day, ") : ("", "");
        var spans = $"""
            (SELECT {ofEvent}{SpanKeys}, session_id, toUnixTimestamp64Milli(time) AS first, first + toInt64(milliseconds) AS last
                    FROM (SELECT *, {Category} AS category, {App} AS app, {Milliseconds} AS milliseconds FROM events WHERE {where} AND scope != 'login:user'))
            """;
        return Join(spans, $"{day}{SpanKeys}");
    }

    private static string Intervals =>
        $"""
        {Category} AS category, {App} AS app, {Template} AS template, user_id, org_id, org_slug,
                    toUnixTimestamp64Milli(time) * 1000 + micros AS begin, toInt64({Milliseconds}) AS milliseconds,
                    intDiv(begin, 60000000) AS first_minute,
                    intDiv(if(milliseconds = 0, begin, begin + milliseconds * 1000 - 1), 60000000) AS last_minute
        """;
}
