namespace Footfall.Server.Features.Events;

/// <summary>How many events.</summary>
/// <param name="Matching">That match all filters.</param>
/// <param name="Total">In the period, without other filters.</param>
internal sealed record EventCounts(long Matching, long Total);
