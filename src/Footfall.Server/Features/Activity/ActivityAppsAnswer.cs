using Footfall.Analytics.Activity;

namespace Footfall.Server.Features.Activity;

/// <summary>Apps by how long they were used.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="Total">Apps in all.</param>
/// <param name="Rows">Apps of this page, the most used first.</param>
/// <param name="Next">For 'after' of the next page; null when this is the last.</param>
internal sealed record ActivityAppsAnswer(DateTimeOffset From, DateTimeOffset To, long Total, IReadOnlyList<ActivityAppRow> Rows, string? Next);
