using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Model.Activity;

namespace Footfall.Ingestion.Rollups;

/// <summary>A table that is made from the events of days that are over.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Columns">Its columns behind day and version.</param>
/// <param name="Counted">Which events it is made from.</param>
/// <param name="Select">A statement with the columns day and <paramref name="Columns"/> for a condition on events.</param>
/// <param name="Rules">Which scopes show activity, where that matters.</param>
internal sealed record Rollup(string Table, string Columns, string Counted, Func<string, string> Select, ActivityRules? Rules = null)
{
    /// <summary>All of them.</summary>
    /// <param name="rules">Which scopes show activity.</param>
    internal static IReadOnlyList<Rollup> All(ActivityRules rules) =>
    [
        new("usage", UsageHours.Names, UsageHours.Counted, where => Group(UsageHours.Columns, UsageHours.Keys, where)),
        new("session_spans", SessionSpans.Columns, UsageHours.Counted, where => SessionSpans.Select(where, byDay: true)),
        new("usage_days", UsageDays.Columns, UsageHours.Counted, UsageDays.Select),
        new("used_things", UsedThings.Columns, UsageHours.Counted, UsedThings.Select),
        new("clicks", Clicks.Columns, UsageHours.Counted, Clicks.Select),
        new("calls", Calls.Columns, UsageHours.Counted, Calls.Select),
        new("work_quarters", $"{WorkQuarters.Keys}, events, objects, work_rows, work_ms", WorkQuarters.Counted, where => Group(WorkQuarters.Columns, WorkQuarters.Keys, where)),
        new("activity", $"date, hour, {ActivityMinutes.Keys}, minutes", ActivityMinutes.Counted, Minutes, rules),
        new("activity_spans", $"{ActivityMinutes.SpanKeys}, session_id, first, last", ActivityMinutes.Counted, where => ActivityMinutes.SelectSpans(where, byDay: true), rules),
    ];

    /// <summary>The statement that makes the rows of days.</summary>
    /// <param name="days">Days since 1970, of one month.</param>
    /// <param name="version">What the rows count under.</param>
    internal Statement Fill(IReadOnlyList<int> days, long version) => new(
        $$"""
        INSERT INTO {{Table}} (day, version, {{Columns}})
        SELECT day, {version:Int64} AS version, {{Columns}}
        FROM ({{Select($"{OfDays(days)} AND {Counted}")}})
        """)
    {
        Parameters = Rules is null ? Values(days, version) : ActivityMinutes.AddTo(Values(days, version), Rules.Scopes, Rules.Categories),
        Lane = Lane.Write,
    };

    private static Parameters Values(IReadOnlyList<int> days, long version) => new Parameters()
        .Add("first", First(days))
        .Add("after", After(days))
        .Add("days", days.Select(d => (long)d))
        .Add("version", version);

    private static string Group(string columns, string keys, string where) => $"SELECT toDate(time) AS day, {columns} FROM events WHERE {where} GROUP BY day, {keys}";

    private static string Minutes(string where) => $"SELECT *, toDate(toDateTime(hour, 'UTC')) AS date FROM ({ActivityMinutes.Select(where, byDay: true)})";

    private static string OfDays(IReadOnlyList<int> days) =>
        $$"""
        time >= toDateTime64(toDate({first:Int64}), 3, 'UTC') AND time < toDateTime64(toDate({after:Int64}), 3, 'UTC')
            AND toInt64(toDate(time)) IN {days:Array(Int64)}{{EventDays.Hint(DateTimeOffset.UnixEpoch.AddDays(First(days)), DateTimeOffset.UnixEpoch.AddDays(After(days)))}}
        """;

    private static int First(IReadOnlyList<int> days) => days.DefaultIfEmpty(0).Min();

    private static int After(IReadOnlyList<int> days) => days.DefaultIfEmpty(0).Max() + 1;
}
