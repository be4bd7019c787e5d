using Footfall.Analytics.Stats;

namespace Footfall.Server.Features.Stats;

/// <summary>One metric with a page of the rows behind it.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="Tz">Time zone of its days.</param>
/// <param name="Org">The orgs that it is limited to; null for the whole server.</param>
/// <param name="Category">Its category.</param>
/// <param name="Metric">The metric.</param>
/// <param name="RowsKind">Kind of entity that the rows are; 'domain' for mail domains.</param>
/// <param name="Total">Rows in all.</param>
/// <param name="Rows">Rows of this page, the newest first.</param>
/// <param name="Next">For 'after' of the next page; null when this is the last.</param>
internal sealed record StatsMetricAnswer(DateTimeOffset From, DateTimeOffset To, string Tz, string? Org, string Category, StatsEntry Metric, string RowsKind, long Total, IReadOnlyList<StatsRow> Rows, string? Next);
