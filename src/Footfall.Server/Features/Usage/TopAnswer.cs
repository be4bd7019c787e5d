namespace Footfall.Server.Features.Usage;

/// <summary>The first rows of a ranking.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="Total">Packages or users that the whole ranking has. The row Core is the events of no package, and no package.</param>
/// <param name="Rows">The first of them.</param>
internal sealed record TopAnswer<TRow>(DateTimeOffset From, DateTimeOffset To, long Total, IReadOnlyList<TRow> Rows);
