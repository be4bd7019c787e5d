using Footfall.Analytics.Stats;
using Footfall.ClickHouse;
using Footfall.Server.Answers;

namespace Footfall.Server.Features.Stats;

/// <summary>The whole sheet as CSV: a line a number, a line a part of a breakdown, and with a trend a line a point of it, which has a time.</summary>
internal static class StatsSheet
{
    internal static string Of(IReadOnlyDictionary<StatsMetric, StatsEntry> entries)
    {
        var lines = entries.SelectMany(e => Lines(e.Key, e.Value));
        return entries.Values.Any(e => e.Trend is not null)
            ? Csv.Of(lines.Select(l => Timed(null, l)).Concat(entries.SelectMany(e => Points(e.Key, e.Value))), StoreRows.Json.PropertyNamingPolicy!)
            : Csv.Of(lines, StoreRows.Json.PropertyNamingPolicy!);
    }

    private static IEnumerable<Line> Lines(StatsMetric metric, StatsEntry entry) => entry.Value is IReadOnlyList<StatsPart> parts
        ? parts.Select(p => new Line(metric.Category, metric.Key, entry.Scope, p.Value, p.Previous, p.Key, null, metric.Unit, metric.Title))
        : [new Line(metric.Category, metric.Key, entry.Scope, entry.Value as double?, entry.Previous, null, entry.AllTime, metric.Unit, metric.Title)];

    private static IEnumerable<TimedLine> Points(StatsMetric metric, StatsEntry entry) =>
        (entry.Trend ?? []).Select(p => Timed(p.Time, new Line(metric.Category, metric.Key, entry.Scope, p.Value, p.Previous, null, null, metric.Unit, metric.Title)));

    private static TimedLine Timed(DateTimeOffset? time, Line line) =>
        new(line.Category, line.Metric, line.Scope, time, line.Value, line.Previous, line.Part, line.AllTime, line.Unit, line.Title);

    private sealed record Line(string Category, string Metric, string Scope, double? Value, double? Previous, string? Part, double? AllTime, string Unit, string Title);

    private sealed record TimedLine(string Category, string Metric, string Scope, DateTimeOffset? Time, double? Value, double? Previous, string? Part, double? AllTime, string Unit, string Title);
}
