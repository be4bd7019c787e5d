namespace Footfall.Server.Features.Kodosumi;

/// <summary>Executions, the earliest first.</summary>
/// <param name="Total">How many.</param>
/// <param name="Executions">They.</param>
internal sealed record KodosumiTimeline(long Total, IReadOnlyList<KodosumiRecord> Executions);
