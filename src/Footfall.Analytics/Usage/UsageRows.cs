using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Model;

namespace Footfall.Analytics.Usage;

/// <summary>
/// Where usage questions read from: rows of one user, package, org and hour each, with the events of the four quarters of
/// the hour. For whole days that are sealed they come from the table <c>usage</c>, for all other time they are made from
/// the events themselves, so that the answer is exact at every instant.
/// </summary>
internal sealed class UsageRows(EventFilter filter, SealedDays seals)
{
    private readonly DaySnapshot _days = RollupDays.Of(filter, seals, "org", "user", "package");

    /// <summary>A subquery with columns hour (start, Unix seconds), user_id, org_id, org_slug, package, q0 to q3, errors, active.</summary>
    internal string Sql => RollupDays.Sql(_days, SealedSql, RawSql);

    /// <summary>
    /// The same with columns slot (start, Unix seconds) and events: an hour a row, or a quarter of an hour where the edges of
    /// buckets or the viewer's midnight do not lie on whole hours.
    /// </summary>
    internal string SlotsSql(bool quarters) => quarters
        ? $"(SELECT user_id, quarter.1 AS slot, quarter.2 AS events FROM {Sql} ARRAY JOIN arrayFilter(s -> s.2 > 0, [(hour, q0), (hour + 900, q1), (hour + 1800, q2), (hour + 2700, q3)]) AS quarter)"
        : $"(SELECT user_id, hour AS slot, q0 + q1 + q2 + q3 AS events FROM {Sql})";

    internal void AddTo(Parameters parameters)
    {
        FilterSql.Of(filter).AddTo(parameters);
        RollupDays.AddTo(parameters, _days);
    }

    private string SealedSql =>
        $"""
        SELECT hour, user_id, org_id, org_slug, package, q0, q1, q2, q3, errors, active
        FROM usage
        WHERE {RollupDays.Condition} AND {FilterSql.OfDimensions(filter).Text}
        """;

    private string RawSql =>
        $"""
        SELECT {UsageHours.Columns}
        FROM events
        WHERE {FilterSql.Of(filter).Text} AND ({RollupDays.RangesSql(_days)})
        GROUP BY {UsageHours.Keys}
        """;
}
