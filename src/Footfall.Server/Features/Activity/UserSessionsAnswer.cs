using Footfall.Analytics.Activity;

namespace Footfall.Server.Features.Activity;

/// <summary>Sessions of users.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="Total">Sessions in all.</param>
/// <param name="Rows">Sessions of this page, the newest first.</param>
/// <param name="Next">For 'after' of the next page; null when this is the last.</param>
internal sealed record UserSessionsAnswer(DateTimeOffset From, DateTimeOffset To, long Total, IReadOnlyList<UserSessionRow> Rows, string? Next);
