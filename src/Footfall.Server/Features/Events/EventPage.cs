using Footfall.Analytics.Events;

namespace Footfall.Server.Features.Events;

/// <summary>A page of events.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="Rows">The events.</param>
/// <param name="Next">Hand it back as <c>after</c> for the next page; null on the last one.</param>
internal sealed record EventPage(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<EventRow> Rows, string? Next);
