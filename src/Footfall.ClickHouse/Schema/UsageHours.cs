namespace Footfall.ClickHouse.Schema;

/// <summary>
/// How rows of the table <c>usage</c> are made from events: one text for the rollup that stores them and for the questions
/// that make them on the spot, so that the two cannot differ.
/// </summary>
public static class UsageHours
{
    /// <summary>The columns, to be selected from <c>events</c>.</summary>
    public const string Columns =
        """
        toUnixTimestamp(toStartOfHour(time)) AS hour, user_id, org_id, org_slug, package,
            toUInt32(countIf(toMinute(time) < 15)) AS q0,
            toUInt32(countIf(toMinute(time) >= 15 AND toMinute(time) < 30)) AS q1,
            toUInt32(countIf(toMinute(time) >= 30 AND toMinute(time) < 45)) AS q2,
            toUInt32(countIf(toMinute(time) >= 45)) AS q3,
            toUInt32(countIf(is_error)) AS errors,
            toUInt32(countIf(is_active)) AS active
        """;

    /// <summary>Their names: those of the table behind day and version.</summary>
    public const string Names = $"{Keys}, q0, q1, q2, q3, errors, active";

    /// <summary>What they are grouped by.</summary>
    public const string Keys = "hour, user_id, org_id, org_slug, package";

    /// <summary>Events that figures count (semantics 2.3).</summary>
    public const string Counted = "scope != 'send:working_time' AND org_slug != 'footfall'";
}
