using Footfall.Analytics.Runs;

namespace Footfall.Server.Features.Runs;

/// <summary>A page of runs.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="Total">How many runs match.</param>
/// <param name="All">How many there are in the period without other filters.</param>
/// <param name="Statuses">How many match all filters but that of the status, by status, the most first.</param>
/// <param name="Rows">The runs.</param>
/// <param name="Next">Hand it back as <c>after</c> for the next page; null on the last one.</param>
internal sealed record RunListAnswer(DateTimeOffset From, DateTimeOffset To, long Total, long All, IReadOnlyList<RunStatusCount> Statuses, IReadOnlyList<RunRow> Rows, string? Next);
