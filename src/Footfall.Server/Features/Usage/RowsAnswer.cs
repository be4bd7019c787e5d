namespace Footfall.Server.Features.Usage;

/// <summary>Rows over a period.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="Rows">The rows.</param>
internal sealed record RowsAnswer<TRow>(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<TRow> Rows);
