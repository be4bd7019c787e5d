namespace Footfall.ClickHouse.Schema;

/// <summary>How rows of the table <c>work_quarters</c> are made from events: one text for the rollup and for the questions.</summary>
public static class WorkQuarters
{
    /// <summary>The columns, to be selected from <c>events</c>.</summary>
    public const string Columns =
        $"""
        toUnixTimestamp(toStartOfFifteenMinutes(time)) AS quarter, {Sums}
        """;

    /// <summary>What they are grouped by.</summary>
    public const string Keys = "quarter, user_id, org_id, org_slug, project_id, task_id, job_id";

    /// <summary>Events that count: all but Footfall's own audit. Rows of working time are told apart inside.</summary>
    public const string Counted = "org_slug != 'footfall'";

    /// <summary>The columns without the time. Objects are those that were drawn, pasted or propagated, by the events' own counts.</summary>
    public const string Sums =
        """
        user_id, org_id, org_slug, project_id, task_id, job_id,
            toUInt32(countIf(scope != 'send:working_time')) AS events,
            toUInt64(sumIf(ifNull(count, 1), scope IN ('draw:object', 'paste:object', 'propagate:object'))) AS objects,
            toUInt32(countIf(scope = 'send:working_time')) AS work_rows,
            toUInt64(sumIf(ifNull(duration, 0), scope = 'send:working_time')) AS work_ms
        """;
}
