using Footfall.Analytics.Activity;

namespace Footfall.Server.Features.Activity;

/// <summary>Users by how long they were active.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="Total">Users in all.</param>
/// <param name="TotalMinutes">Minutes of all of them.</param>
/// <param name="Rows">Users of this page.</param>
/// <param name="Next">For 'after' of the next page; null when this is the last.</param>
internal sealed record ActivityUsersAnswer(DateTimeOffset From, DateTimeOffset To, long Total, long TotalMinutes, IReadOnlyList<ActivityUserRow> Rows, string? Next);
