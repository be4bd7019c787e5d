using Footfall.Analytics.Intake;

namespace Footfall.Server.Features.Intake;

/// <summary>A page of rejected records.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="Rows">The records.</param>
/// <param name="Next">Hand it back as <c>after</c> for the next page; null on the last one.</param>
internal sealed record RejectionPage(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<RejectionRow> Rows, string? Next);
