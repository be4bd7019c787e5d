namespace Footfall.Server.Features.Runs;

/// <summary>A page of errors of runs.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Rows">The errors, the latest first.</param>
/// <param name="Next">Hand it back as <c>after</c> for the next page; null on the last one.</param>
internal sealed record RunErrorsAnswer(DateTimeOffset From, DateTimeOffset To, long Total, IReadOnlyList<RunErrorEntry> Rows, string? Next);
