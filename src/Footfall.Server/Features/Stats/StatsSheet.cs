using Footfall.Analytics.Stats;
using Footfall.ClickHouse;
using Footfall.Server.Answers;

namespace Footfall.Server.Features.Stats;

/// <summary>The whole sheet as CSV: a line a number, a line a part of a breakdown.</summary>
internal static class StatsSheet
{
    internal static string Of(IReadOnlyDictionary<StatsMetric, StatsEntry> entries) =>
        Csv.Of(entries.SelectMany(e => Lines(e.Key, e.Value)), StoreRows.Json.PropertyNamingPolicy!);

    private static IEnumerable<Line> Lines(StatsMetric metric, StatsEntry entry) => entry.Value is IReadOnlyList<StatsPart> parts
        ? parts.Select(p => new Line(metric.Category, metric.Key, entry.Scope, p.Value, p.Previous, p.Key, null, metric.Unit, metric.Title))
        : [new Line(metric.Category, metric.Key, entry.Scope, entry.Value as double?, entry.Previous, null, entry.AllTime, metric.Unit, metric.Title)];

    private sealed record Line(string Category, string Metric, string Scope, double? Value, double? Previous, string? Part, double? AllTime, string Unit, string Title);
}
