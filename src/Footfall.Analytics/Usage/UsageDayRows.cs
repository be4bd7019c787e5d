using Footfall.Analytics.Asking;
using Footfall.ClickHouse.Schema;
using Footfall.Model;

namespace Footfall.Analytics.Usage;

/// <summary>
/// Where questions of who used what read from, for <c>$rows$</c>: for whole days that are sealed the table <c>usage_days</c>, for all other time the events
/// themselves, one row each, so that the answer is exact at every instant.
/// </summary>
internal static class UsageDayRows
{
    private const string Things = "user_id, package, function, kind";

    private static readonly string[] Dimensions = ["org", "user", "package", "function", "kind"];

    /// <summary>Rows with columns user_id, package, function, kind, audit, events, first and last (instants).</summary>
    /// <param name="filter">Which events.</param>
    /// <param name="seals">The days that are sealed.</param>
    internal static QuestionPart Of(EventFilter filter, SealedDays seals) => RollupDays.Rows(
        filter,
        seals,
        Dimensions,
        ($"{Things}, audit, toUInt64(half0) + half1 AS events, first, addMilliseconds(first, length) AS last", "usage_days"),
        where => $"SELECT {Things}, {UsageDays.Audit} AS audit, toUInt64(1) AS events, time AS first, time AS last FROM events WHERE {where}");

    /// <summary>Rows with columns bucket (start, Unix milliseconds), user_id, package, function, kind and events.</summary>
    /// <param name="filter">Which events.</param>
    /// <param name="seals">The days that are sealed; of no use where edges of buckets cut them in more than halves.</param>
    /// <param name="buckets">What the time is cut into.</param>
    internal static QuestionPart Of(EventFilter filter, SealedDays seals, BucketSeries buckets)
    {
        var rows = RollupDays.Rows(
            filter,
            buckets.Fits(UsageDays.Half) ? seals : SealedDays.None,
            Dimensions,
            buckets.Fits(2 * UsageDays.Half) ? Days(buckets) : Halves(buckets),
            where => $"SELECT {buckets.Sql()} AS bucket, {Things}, toUInt64(1) AS events FROM events WHERE {where}");
        return rows with { Parameters = rows.Parameters + buckets.AddTo };
    }

    private static (string Columns, string Table) Days(BucketSeries buckets) =>
        ($"{buckets.Sql("toInt64(day) * 86400000")} AS bucket, {Things}, toUInt64(half0) + half1 AS events", "usage_days");

    private static (string Columns, string Table) Halves(BucketSeries buckets) => (
        $"{buckets.Sql("half.1")} AS bucket, {Things}, half.2 AS events",
        $"usage_days ARRAY JOIN arrayFilter(h -> h.2 > 0, [(toInt64(day) * 86400000, toUInt64(half0)), (toInt64(day) * 86400000 + {UsageDays.Half}000, toUInt64(half1))]) AS half");
}
