using Footfall.Analytics.Asking;
using Footfall.ClickHouse.Schema;
using Footfall.Model;

namespace Footfall.Analytics.Usage;

/// <summary>
/// Where usage questions read from, for <c>$rows$</c>: rows of one user, package, org and hour each, with the events of the four quarters of
/// the hour. For whole days that are sealed they come from the table <c>usage</c>, for all other time they are made from
/// the events themselves, so that the answer is exact at every instant.
/// </summary>
internal static class UsageRows
{
    /// <summary>Rows with columns hour (start, Unix seconds), user_id, org_id, org_slug, package, q0 to q3, errors, active.</summary>
    internal static QuestionPart Of(EventFilter filter, SealedDays seals) => RollupDays.Rows(
        filter,
        seals,
        ["org", "user", "package"],
        (UsageHours.Names, "usage"),
        where => $"SELECT {UsageHours.Columns} FROM events WHERE {where} GROUP BY {UsageHours.Keys}");

    /// <summary>
    /// The same with columns user_id, slot (start, Unix seconds) and events: an hour a row, or a quarter of an hour where the edges of
    /// buckets or the viewer's midnight do not lie on whole hours.
    /// </summary>
    internal static QuestionPart Slots(EventFilter filter, SealedDays seals, bool quarters)
    {
        var rows = Of(filter, seals);
        return rows with
        {
            Sql = quarters
                ? $"(SELECT user_id, quarter.1 AS slot, quarter.2 AS events FROM {rows.Sql} ARRAY JOIN arrayFilter(s -> s.2 > 0, [(hour, q0), (hour + 900, q1), (hour + 1800, q2), (hour + 2700, q3)]) AS quarter)"
                : $"(SELECT user_id, hour AS slot, q0 + q1 + q2 + q3 AS events FROM {rows.Sql})",
        };
    }
}
