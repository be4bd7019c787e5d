namespace Footfall.Server.Features.Dashboards;

/// <summary>The SQL of a panel, to be saved.</summary>
/// <param name="Sql">Its text.</param>
/// <param name="Version">Of the dashboard that was edited.</param>
internal sealed record PanelText(string? Sql, string? Version);
