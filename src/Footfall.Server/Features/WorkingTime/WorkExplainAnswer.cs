namespace Footfall.Server.Features.WorkingTime;

/// <summary>The rows behind a number of working time, and the events behind each.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="Total">Rows in all.</param>
/// <param name="TotalMs">Their working time.</param>
/// <param name="Rows">Rows of this page, the earliest first; behind all that come to something those that come to nothing.</param>
/// <param name="Next">For 'after' of the next page; null when this is the last.</param>
/// <param name="Complete">Whether those that come to nothing are among them; they are left out where there are more than 500000 events.</param>
internal sealed record WorkExplainAnswer(DateTimeOffset From, DateTimeOffset To, long Total, long TotalMs, IReadOnlyList<WorkExplainRow> Rows, string? Next, bool Complete);
