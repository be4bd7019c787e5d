using Footfall.Analytics.Asking;
using Footfall.Analytics.Usage;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Model;

namespace Footfall.Analytics.WorkingTime;

/// <summary>
/// Where questions about working time read from: whole sealed days from the table <c>work_quarters</c>, all other time from the events, so
/// that the answer is exact at every instant. A row of working time counts wholly at its time (semantics 6.4).
/// </summary>
internal sealed class WorkRows
{
    private static readonly string[] Dimensions = ["org", "user", "project", "task", "job"];

    private readonly EventFilter _filter;
    private readonly DaySnapshot _days;
    private readonly bool _isPrecise;

    /// <summary>Decides where to read from.</summary>
    /// <param name="filter">Which rows.</param>
    /// <param name="seals">Days whose rollups are made.</param>
    /// <param name="isPrecise">Whether column <c>at</c> has to be the event's own time and not its quarter hour.</param>
    internal WorkRows(EventFilter filter, SealedDays seals, bool isPrecise = false)
    {
        _filter = filter;
        _isPrecise = isPrecise;
        _days = isPrecise ? DaySnapshot.AllRaw(filter.Range) : RollupDays.Of(filter, seals, Dimensions);
    }

    /// <summary>
    /// A subquery with columns at (Unix milliseconds), user_id, org_id, org_slug, project_id, task_id, job_id, events, objects, work_rows,
    /// work_ms. Events of nobody do not count; working time of nobody does.
    /// </summary>
    internal string Sql =>
        $"""
        (SELECT at, user_id, org_id, org_slug, project_id, task_id, job_id, if(user_id = '', 0, all_events) AS events, if(user_id = '', 0, all_objects) AS objects, work_rows, work_ms
        FROM (SELECT * EXCEPT (events, objects), events AS all_events, objects AS all_objects FROM {RollupDays.Sql(_days, SealedSql, RawSql)})
        WHERE user_id != '' OR work_rows > 0)
        """;

    internal void AddTo(Parameters parameters)
    {
        FilterSql.OfWork(_filter).AddTo(parameters);
        RollupDays.AddTo(parameters, _days);
    }

    private string SealedSql =>
        $"""
        SELECT toInt64(quarter) * 1000 AS at, user_id, org_id, org_slug, project_id, task_id, job_id, events, objects, work_rows, work_ms
        FROM work_quarters
        WHERE {RollupDays.Condition} AND {FilterSql.OfDimensions(_filter, Dimensions).Text}
        """;

    private string RawSql =>
        $"""
        SELECT {(_isPrecise ? "toUnixTimestamp64Milli(time)" : "toInt64(toUnixTimestamp(toStartOfFifteenMinutes(time))) * 1000")} AS at, {WorkQuarters.Sums}
        FROM events
        WHERE {FilterSql.OfWork(_filter).Text} AND ({RollupDays.RangesSql(_days)})
        GROUP BY at, user_id, org_id, org_slug, project_id, task_id, job_id
        """;
}
