namespace Footfall.Server.Features.Stats;

/// <summary>One category of the statistics.</summary>
internal sealed record StatsCategoryAnswer(DateTimeOffset From, DateTimeOffset To, string Tz, string? Org, string Key, string Title, IReadOnlyList<StatsEntry> Metrics);
