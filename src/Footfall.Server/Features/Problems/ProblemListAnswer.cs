using Footfall.Analytics.Problems;

namespace Footfall.Server.Features.Problems;

/// <summary>A page of problems.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period.</param>
/// <param name="Total">How many problems there are that fit.</param>
/// <param name="All">How many there are in the period, whatever types and states are asked for.</param>
/// <param name="Types">How many of each type.</param>
/// <param name="States">How many of each state.</param>
/// <param name="New">How many were seen first in the period and are open.</param>
/// <param name="TrendSeconds">Width of the parts that each row's trend counts.</param>
/// <param name="Rows">The problems.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
internal sealed record ProblemListAnswer(
    DateTimeOffset From, DateTimeOffset To, long Total, long All, IReadOnlyList<ProblemCount> Types, IReadOnlyList<ProblemCount> States, long New, long TrendSeconds, IReadOnlyList<ProblemRow> Rows, string? Next);
