using System.Globalization;
using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Model;

namespace Footfall.Analytics.Usage;

/// <summary>Which days a question reads from rollups, and the SQL for that. See <c>docs/adr/0006-sealed-days.md</c>.</summary>
internal static class RollupDays
{
    /// <summary>Rows of a rollup that count. A lookup by day takes half the time that a set of days with their versions takes.</summary>
    internal const string Condition =
        """
        day BETWEEN toDate({sealed_from:Int64}) AND toDate({sealed_to:Int64})
            AND version = transform(toInt64(day), {sealed_days:Array(Int64)}, {sealed_versions:Array(Int64)}, toInt64(-1))
        """;

    /// <summary>The split of a filter's time; all raw when the filter asks for what the rollup does not know.</summary>
    internal static DaySnapshot Of(EventFilter filter, SealedDays seals, params string[] dimensions)
    {
        var answerable = filter is { Search: null, DurationFrom: null, DurationTo: null }
            && filter.Values.All(v => v.Value.Count == 0 || dimensions.Contains(v.Key))
            && (filter.Access.UserId is null || dimensions.Contains("user"))
            && !filter["org"].Contains(FootfallOrg.Slug);
        return answerable ? seals.Within(filter.Range) : DaySnapshot.AllRaw(filter.Range);
    }

    /// <summary>Rows for <c>$rows$</c>: of a table for the days that are sealed, made from the events for all other time.</summary>
    /// <param name="filter">Which events.</param>
    /// <param name="seals">The days that are sealed.</param>
    /// <param name="dimensions">What the table knows of what filters ask for.</param>
    /// <param name="ofSealed">Columns and table.</param>
    /// <param name="ofEvents">The same columns for a condition on events.</param>
    internal static QuestionPart Rows(EventFilter filter, SealedDays seals, string[] dimensions, (string Columns, string Table) ofSealed, Func<string, string> ofEvents)
    {
        var days = Of(filter, seals, dimensions);
        var (raw, known) = (FilterSql.Of(filter), FilterSql.OfDimensions(filter, dimensions));
        return new QuestionPart(
            "rows",
            Sql(days, $"SELECT {ofSealed.Columns} FROM {ofSealed.Table} WHERE {Condition} AND {known.Text}", ofEvents($"{raw.Text} AND ({RangesSql(days)})")),
            p =>
            {
                raw.AddTo(p);
                AddTo(p, days);
            });
    }

    internal static void AddTo(Parameters parameters, DaySnapshot days)
    {
        if (days.Days.Count > 0)
        {
            parameters
                .Add("sealed_from", days.Days[0].Day)
                .Add("sealed_to", days.Days[^1].Day)
                .Add("sealed_days", days.Days.Select(d => (long)d.Day))
                .Add("sealed_versions", days.Days.Select(d => d.Version));
        }
    }

    /// <summary>A subquery of sealed days, of events, or of both together.</summary>
    internal static string Sql(DaySnapshot days, string ofSealed, string ofEvents) =>
        days.Days.Count == 0 ? $"({ofEvents})" : days.Raw.Count == 0 ? $"({ofSealed})" : $"({ofSealed} UNION ALL {ofEvents})";

    /// <summary>The stretches that no sealed day covers. Written out as instants, because the engine's index must see them.</summary>
    internal static string RangesSql(DaySnapshot days) => days.Raw.Count == 0
        ? "0"
        : string.Join(" OR ", days.Raw.Select(r => $"(time >= fromUnixTimestamp64Milli({Milliseconds(r.From)}, 'UTC') AND time < fromUnixTimestamp64Milli({Milliseconds(r.To)}, 'UTC'){EventDays.Hint(r.From, r.To)})"));

    // Rounded up like the bounds of filters: events have whole milliseconds.
    private static string Milliseconds(DateTimeOffset time) =>
        ((time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond).ToString(CultureInfo.InvariantCulture);
}
