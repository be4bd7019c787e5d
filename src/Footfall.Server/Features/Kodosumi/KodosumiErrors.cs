namespace Footfall.Server.Features.Kodosumi;

/// <summary>Errors, the latest first.</summary>
/// <param name="Total">How many there are, before the cap.</param>
/// <param name="Errors">They.</param>
internal sealed record KodosumiErrors(long Total, IReadOnlyList<KodosumiErrorEntry> Errors);
