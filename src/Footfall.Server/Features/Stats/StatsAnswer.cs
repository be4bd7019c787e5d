namespace Footfall.Server.Features.Stats;

/// <summary>The server's statistics.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="Tz">Time zone of its days.</param>
/// <param name="Org">The orgs that it is limited to, separated by commas; null for the whole server.</param>
/// <param name="Categories">The categories, in the order of the page.</param>
internal sealed record StatsAnswer(DateTimeOffset From, DateTimeOffset To, string Tz, string? Org, IReadOnlyList<StatsBlock> Categories);
