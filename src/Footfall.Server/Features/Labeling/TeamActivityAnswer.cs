using Footfall.Analytics.Labeling;

namespace Footfall.Server.Features.Labeling;

/// <summary>A page of the activity log of teams.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="Total">Rows in all.</param>
/// <param name="Rows">Rows of this page.</param>
/// <param name="Next">For 'after' of the next page; null when this is the last.</param>
internal sealed record TeamActivityAnswer(DateTimeOffset From, DateTimeOffset To, long Total, IReadOnlyList<TeamActivityRow> Rows, string? Next);
