namespace Footfall.Server.Features.Monitoring;

/// <summary>Rows of a table of monitoring.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period.</param>
/// <param name="Rows">The rows.</param>
internal sealed record MonitoringRowsAnswer<TRow>(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<TRow> Rows);
