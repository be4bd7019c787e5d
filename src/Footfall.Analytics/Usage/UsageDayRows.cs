using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Model;

namespace Footfall.Analytics.Usage;

/// <summary>
/// Where questions of who used what read from: for whole days that are sealed the table <c>usage_days</c>, for all other time the events themselves, one row each,
/// so that the answer is exact at every instant.
/// </summary>
internal sealed class UsageDayRows
{
    private static readonly string[] Dimensions = ["org", "user", "package", "function", "kind"];

    private readonly EventFilter _filter;
    private readonly BucketSeries? _buckets;
    private readonly DaySnapshot _days;

    /// <summary>Decides what is read from where.</summary>
    /// <param name="filter">Which events.</param>
    /// <param name="seals">The days that are sealed.</param>
    /// <param name="buckets">What <see cref="BySql"/> cuts the time into; days are of no use where its edges cut them in more than halves.</param>
    internal UsageDayRows(EventFilter filter, SealedDays seals, BucketSeries? buckets = null)
    {
        (_filter, _buckets) = (filter, buckets);
        _days = buckets?.Fits(UsageDays.Half) == false ? DaySnapshot.AllRaw(filter.Range) : RollupDays.Of(filter, seals, Dimensions);
    }

    /// <summary>A subquery with columns user_id, package, function, kind, audit, events, first and last (instants).</summary>
    internal string Sql => RollupDays.Sql(
        _days,
        Sealed("user_id, package, function, kind, audit, toUInt64(half0) + half1 AS events, first, addMilliseconds(first, length) AS last", ""),
        Raw($"user_id, package, function, kind, {UsageDays.Audit} AS audit, toUInt64(1) AS events, time AS first, time AS last"));

    /// <summary>A subquery with columns bucket (start, Unix milliseconds), user_id, package, function, kind and events.</summary>
    internal string BySql => RollupDays.Sql(_days, _buckets!.Fits(2 * UsageDays.Half) ? Days : Halves, Raw($"{_buckets.Sql()} AS bucket, user_id, package, function, kind, toUInt64(1) AS events"));

    private string Days => Sealed($"{_buckets!.Sql("toInt64(day) * 86400000")} AS bucket, user_id, package, function, kind, toUInt64(half0) + half1 AS events", "");

    private string Halves => Sealed(
        $"{_buckets!.Sql("half.1")} AS bucket, user_id, package, function, kind, half.2 AS events",
        $"ARRAY JOIN arrayFilter(h -> h.2 > 0, [(toInt64(day) * 86400000, toUInt64(half0)), (toInt64(day) * 86400000 + {UsageDays.Half}000, toUInt64(half1))]) AS half");

    internal void AddTo(Parameters parameters)
    {
        FilterSql.Of(_filter).AddTo(parameters);
        RollupDays.AddTo(parameters, _days);
        _buckets?.AddTo(parameters);
    }

    private string Sealed(string columns, string join) =>
        $"""
        SELECT {columns}
        FROM usage_days {join}
        WHERE {RollupDays.Condition} AND {FilterSql.OfDimensions(_filter, Dimensions).Text}
        """;

    private string Raw(string columns) =>
        $"""
        SELECT {columns}
        FROM events
        WHERE {FilterSql.Of(_filter).Text} AND ({RollupDays.RangesSql(_days)})
        """;
}
